//! Units inside a province in plain sentences, as many ways as there are to say where one stands. The figures are made up.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic by design")]
mod cases;

use cases::{Case, check};

#[rustfmt::skip]
const UNITS: &[Case] = &[
    ("", "Theo kết quả xếp hạng CCHC năm 2022 của tỉnh Hà Nam, Sở Tài chính đứng thứ nhất khối sở, ngành với 95,2 điểm; Sở Y tế đứng cuối với 78,4 điểm.", "ha-nam/so-tai-chinh par-index - 2022 r1; ha-nam/so-y-te par-index - 2022 last"),
    ("", "Kết quả chỉ số CCHC năm 2022 của tỉnh Hà Nam: khối huyện, thị xã, thành phố do huyện Kim Bảng dẫn đầu, xếp sau là thị xã Duy Tiên và huyện Lý Nhân.", "ha-nam/kim-bang par-index - 2022 r1; ha-nam/duy-tien par-index - 2022 r2; ha-nam/ly-nhan par-index - 2022 r3"),
    ("", "UBND huyện Kim Bảng (Hà Nam) đạt 92,5 điểm, xếp thứ 1/6 đơn vị cấp huyện về chỉ số CCHC năm 2022.", "ha-nam/kim-bang par-index - 2022 r1"),
    ("", "Sở Nội vụ công bố chỉ số CCHC năm 2022 các cơ quan của tỉnh Hà Nam. Theo đó, Văn phòng UBND tỉnh xếp vị trí thứ 3, Thanh tra tỉnh xếp thứ 4.", "ha-nam/van-phong-ubnd-tinh par-index - 2022 r3; ha-nam/thanh-tra-tinh par-index - 2022 r4"),
    ("", "Sở Tài chính Hà Nam lần thứ ba liên tiếp dẫn đầu bảng xếp hạng CCHC khối sở, ngành (năm 2022).", "ha-nam/so-tai-chinh par-index - 2022 r1"),
    ("", "DDCI Hà Nam năm 2022: Cục Thuế tỉnh xếp thứ nhất, Công an tỉnh xếp thứ hai trong nhóm sở, ngành.", "ha-nam/cuc-thue ddci - 2022 r1; ha-nam/cong-an-tinh ddci - 2022 r2"),
    ("", "Trong khối địa phương, huyện Kim Bảng dẫn đầu DDCI Hà Nam năm 2022 với 80,1 điểm, theo sau là Thanh Liêm (79,5 điểm) và Bình Lục (78,8 điểm).", "ha-nam/kim-bang ddci - 2022 r1; ha-nam/thanh-liem ddci - 2022 r2; ha-nam/binh-luc ddci - 2022 r3"),
    ("", "Về chuyển đổi số cấp huyện năm 2022 của tỉnh Hà Nam, thành phố Phủ Lý xếp thứ nhất, huyện Bình Lục xếp cuối.", "ha-nam/phu-ly dti - 2022 r1; ha-nam/binh-luc dti - 2022 last"),
    ("", "Chỉ số chuyển đổi số (DTI) của Sở Y tế Hà Nam năm 2022 xếp thứ 9/19 sở, ngành.", "ha-nam/so-y-te dti - 2022 r9"),
    ("", "Năm 2022, Sở Xây dựng Hà Nam tụt 5 bậc, xuống vị trí 14/19 về DTI.", "ha-nam/so-xay-dung dti - 2022 r14"),
    ("", "Chỉ số SIPAS năm 2022 của huyện Lý Nhân (Hà Nam) đạt 90,2%, cao nhất trong 6 huyện, thị xã, thành phố.", "ha-nam/ly-nhan sipas - 2022 r1"),
    ("", "Xã Liêm Sơn đứng thứ 5/20 xã, thị trấn của huyện Thanh Liêm (Hà Nam) về chỉ số CCHC năm 2022.", "ha-nam/liem-son par-index - 2022 r5"),
    ("", "Phường Minh Khai, thành phố Phủ Lý dẫn đầu chỉ số CCHC cấp xã năm 2022 của tỉnh Hà Nam.", "ha-nam/minh-khai par-index - 2022 r1"),
    ("", "Ban Quản lý các khu công nghiệp tỉnh Hà Nam xếp thứ 6 chỉ số CCHC năm 2022, tăng 3 bậc so với năm 2021.", "ha-nam/ban-quan-ly-cac-khu-cong-nghiep par-index - 2022 r6"),
    ("", "Sở Giáo dục và Đào tạo Hà Nam đứng thứ 10, Sở Công Thương đứng thứ 11, Sở Xây dựng đứng thứ 12 về chỉ số CCHC năm 2022.", "ha-nam/so-giao-duc-va-dao-tao par-index - 2022 r10; ha-nam/so-cong-thuong par-index - 2022 r11; ha-nam/so-xay-dung par-index - 2022 r12"),
    ("", "Chỉ số CCHC năm 2022 của Hà Nam ghi nhận Sở Tài chính 95 điểm (hạng 1), Sở Nội vụ 94 điểm (hạng 2), Sở Tư pháp 93 điểm (hạng 3).", "ha-nam/so-tai-chinh par-index - 2022 r1; ha-nam/so-noi-vu par-index - 2022 r2; ha-nam/so-tu-phap par-index - 2022 r3"),
    ("", "Huyện Bình Lục của Hà Nam từ vị trí thứ 5 năm 2021 vươn lên vị trí thứ 2 năm 2022 về chỉ số CCHC cấp huyện.", "ha-nam/binh-luc par-index - 2021 r5; ha-nam/binh-luc par-index - 2022 r2"),
    ("", "Năm 2022, Bảo hiểm xã hội tỉnh Hà Nam đứng đầu khối cơ quan Trung ương về chỉ số CCHC; Kho bạc Nhà nước tỉnh đứng thứ hai.", "ha-nam/bao-hiem-xa-hoi par-index - 2022 r1; ha-nam/kho-bac-nha-nuoc par-index - 2022 r2"),
    ("", "Sở Tài chính và Sở Nội vụ Hà Nam cùng xếp thứ nhất về chỉ số CCHC năm 2022.", "ha-nam/so-tai-chinh par-index - 2022 r1; ha-nam/so-noi-vu par-index - 2022 r1"),
    ("", "Sở Tài chính Hà Nam có 5 năm liền trong tốp 3 chỉ số CCHC, năm 2022 đứng thứ nhất.", "ha-nam/so-tai-chinh par-index - 2022 r1"),
    ("", "Tỉnh Hà Nam xếp hạng CCHC năm 2022: Sở Tài chính xếp loại xuất sắc (thứ nhất), Sở Y tế xếp loại khá (thứ 18).", "ha-nam/so-tai-chinh par-index - 2022 r1; ha-nam/so-y-te par-index - 2022 r18"),
    ("", "Theo DDCI 2022 của Hà Nam, Sở Kế hoạch và Đầu tư đứng thứ 2 về tính minh bạch, đứng thứ 7 về chi phí thời gian.", "ha-nam/so-ke-hoach-va-dau-tu ddci tiep-can-thong-tin 2022 r2; ha-nam/so-ke-hoach-va-dau-tu ddci chi-phi-thoi-gian 2022 r7"),
    ("", "Sở Khoa học và Công nghệ Hà Nam phấn đấu năm 2023 nằm trong tốp 5 sở dẫn đầu chỉ số CCHC.", "ha-nam/so-khoa-hoc-va-cong-nghe par-index - 2023 m5 !target"),
    ("", "Năm 2025, xã Bình Mỹ dẫn đầu 33 xã, phường của tỉnh Hà Nam về chỉ số CCHC.", "ha-nam/binh-my par-index - 2025 r1"),
    ("", "UBND thị xã Duy Tiên xếp loại Tốt, đứng thứ 3 khối huyện tỉnh Hà Nam về CCHC năm 2022, sau Kim Bảng và Phủ Lý.", "ha-nam/duy-tien par-index - 2022 r3"),
];

#[test]
fn units_inside_a_province_are_ranked() {
    check(UNITS);
}
