//! Why a slot has its value, and what speaks against a claim, in the user's language.
use super::Lang;

/// The words for a source as the store keeps it. Those not listed are shown as stored.
pub fn source_words(source: &str, lang: Lang) -> &str {
    if lang == Lang::En {
        return source;
    }
    VIETNAMESE.iter().find(|(en, _)| *en == source).map_or(source, |(_, vi)| vi)
}

const VIETNAMESE: &[(&str, &str)] = &[
    // Where a slot came from.
    ("bound by its construction", "đi liền với con số"),
    ("told by the user", "người dùng cho biết (--as)"),
    ("its letters were made out by machine", "chữ do máy nhận dạng, có thể nhầm"),
    ("same sentence", "cùng câu"),
    ("same clause", "cùng câu"),
    ("pointed back to", "từ chỉ lại"),
    ("named by its component", "thành phần gọi tên trong câu"),
    ("carried from an earlier sentence", "từ câu trước"),
    ("topic of the page", "chủ đề của trang"),
    ("headline", "chủ đề của trang"),
    ("named by the heading of the section", "đề mục nêu tên"),
    ("announcement and day of publication", "lời công bố và ngày đăng"),
    ("the edition that is left beside another place", "kỳ còn lại, vì bài nêu cho kỳ kia một thứ hạng khác"),
    ("usual for this subject", "thường lệ với đơn vị này"),
    ("the page names no year at all", "trang không nêu năm nào"),
    ("the page names no edition", "trang không nêu kỳ nào"),
    ("table cell", "ô trong bảng"),
    ("table name", "tên bảng"),
    ("offices of one kind of several provinces are ranked together", "cơ quan cùng loại của nhiều tỉnh được xếp chung"),
    ("number of ranked units in that edition", "số đơn vị được xếp hạng của kỳ đó"),
    // The construction that carries the value.
    ("subject and rank", "đơn vị và thứ hạng"),
    ("place said by a word", "thứ hạng nói bằng chữ"),
    ("order of names", "thứ tự kể tên"),
    ("respectively", "kể lần lượt"),
    ("from … to …", "từ … lên/xuống …"),
    ("… to …", "lên/xuống …"),
    ("points from … to …", "điểm từ … lên/xuống …"),
    ("a place for each year", "mỗi năm một thứ hạng"),
    ("best group", "nhóm dẫn đầu"),
    ("group with its size", "nhóm có nêu số lượng"),
    ("shares the bound", "cùng nhóm"),
    ("movement alone", "chỉ nêu tăng, giảm bậc"),
    ("movement and rank", "tăng, giảm bậc và thứ hạng"),
    ("movements in a row", "các mức tăng, giảm kể liền nhau"),
    ("movement aimed at", "mức tăng bậc làm mục tiêu"),
    ("second movement", "so thêm với một kỳ khác"),
    ("same rank", "đồng hạng"),
    ("denied holder", "bài nói không phải đơn vị này"),
    ("points", "điểm số"),
    ("points in a row", "điểm số kể liền nhau"),
    ("places in a row", "các thứ hạng kể liền nhau"),
    ("points of the year compared with", "điểm của kỳ đem so"),
    ("comparison with its own rank", "đơn vị đem so, có thứ hạng riêng"),
    ("comparison with its own points", "đơn vị đem so, có điểm riêng"),
    ("table row", "dòng trong bảng"),
    ("headline in a list of links", "đầu đề trong danh sách liên kết"),
    // What speaks against a claim.
    ("another quantity is ranked", "có thể xếp hạng một đại lượng khác"),
    ("the most points that a component can have", "có thể là điểm tối đa của tiêu chí"),
    ("a share of something else", "có thể là tỷ lệ của việc khác"),
    ("another quantity is ranked in the sentence", "câu này xếp hạng một đại lượng khác"),
    ("another quantity is named before", "trước đó câu nêu một đại lượng khác"),
    ("another ranking was named since", "sau tên chỉ số, bài đã nhắc một bảng xếp hạng khác"),
    ("a province among offices and districts", "tỉnh mà xếp giữa các sở, huyện"),
    ("a component that is only pointed to", "thành phần chỉ được trỏ tới, chưa rõ là thành phần nào"),
    ("a figure of no year", "đại lượng không rõ của năm nào"),
    ("a figure of something in the place", "có thể là của một đối tượng ở nơi đó, không phải của địa phương"),
    ("somebody else is ranked", "có thể xếp hạng một đối tượng khác"),
    ("among whom is not known", "không rõ được xếp hạng trong số những ai"),
    ("something else is ranked", "có thể xếp hạng một thứ khác"),
    ("no ranking of this index holds both", "chỉ số này không xếp chung như vậy"),
    ("a component of a name of its own, far from an index", "tên thành phần lạ, đứng xa tên chỉ số"),
    ("a figure of that kind, and nobody named", "đại lượng này, mà câu không nêu đơn vị"),
    ("an index of countries was named some sentences before", "tên chỉ số xếp các nước đứng trước đó vài câu"),
    ("points far from the name of an index", "điểm số đứng xa tên chỉ số"),
    ("a figure of that kind is named elsewhere only", "đại lượng này chỉ được nhắc ở chỗ khác"),
    ("the index was named some sentences before", "tên chỉ số đứng trước đó vài câu"),
    ("the index was named many sentences before", "tên chỉ số đứng trước đó nhiều câu"),
    ("the index was named far away", "tên chỉ số đứng quá xa"),
    ("the name before its bracket is not known", "chưa biết tên đứng trước ngoặc là gì"),
    ("the words before it name something else", "những chữ đứng trước nói về thứ khác"),
    ("a page on offices and districts, and no subject of its own", "trang nói về sở, huyện, mà câu không nêu đơn vị"),
    ("the page gives it another place there", "cùng bài còn nêu cho đơn vị này một thứ hạng khác, chắc hơn"),
    ("a bare place, with subject and index far away", "chỉ có thứ hạng, đơn vị và chỉ số đều ở xa"),
    ("a place said by a word, with its subject far away", "thứ hạng nói bằng chữ, đơn vị ở xa"),
    ("a best group, with subject and index far away", "nhóm dẫn đầu, đơn vị và chỉ số đều ở xa"),
    ("a component of an index that the page never names", "thành phần của chỉ số mà trang không nêu tên"),
    // How the page speaks of the index.
    ("the headline names the index", "đầu đề nêu tên chỉ số"),
    ("the page speaks mostly of this index", "trang chủ yếu nói về chỉ số này"),
    ("the page speaks mostly of another index", "trang chủ yếu nói về chỉ số khác"),
    ("the page speaks of several indices alike", "trang nói ngang nhau về nhiều chỉ số"),
    ("a headline that names none of several rankings", "đầu đề không nêu bảng xếp hạng nào trong số đó"),
    ("a statistic", "số thống kê"),
    ("a statistic that the sentence names", "số thống kê mà câu gọi tên"),
    ("an index that the page names by itself", "chỉ số mà trang tự gọi tên"),
    ("an index of countries", "chỉ số xếp hạng các nước"),
    ("an index whose editions are not listed", "chỉ số chưa có danh mục các kỳ"),
    ("an index that is seldom reported", "bảng xếp hạng ít được báo chí nhắc, có nhiều tên gọi"),
    ("an index of Vietnamese units", "chỉ số xếp hạng trong nước"),
    // What an unresolved claim could be.
    ("another subject is named nearby", "đơn vị khác nêu gần đó"),
    ("another year is named nearby", "năm khác nêu gần đó"),
    ("another index is named nearby", "chỉ số khác nêu gần đó"),
    ("another component is named nearby", "thành phần khác nêu gần đó"),
];

#[cfg(test)]
mod tests {
    use super::{VIETNAMESE, source_words};
    use crate::cli::Lang;
    use crate::extract::extract;
    use crate::model::Document;
    use crate::ontology::Ontology;

    #[test]
    fn every_reason_that_a_page_gives_has_vietnamese_words() -> Result<(), Box<dyn std::error::Error>> {
        let o = Ontology::embedded()?;
        let text = "Năm 2022, Hà Tĩnh xếp thứ 37/63 về DTI, tăng 22 bậc so với năm 2021. Tỉnh lọt nhóm 10 về hạ tầng số.\n\
                    Cả nước có Đà Nẵng dẫn đầu; kế đến là TP.HCM. PAPI và PCI lần lượt xếp thứ 8 và 18, từ hạng 20 lên hạng 8.";
        let mut claims = extract(&Document { id: "x".into(), text: text.into(), ..Document::default() }, &o).claims;
        assert!(claims.len() > 4, "{}", claims.len());
        for set in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/extract"))?.flatten().filter(|e| e.path().is_dir()) {
            for page in std::fs::read_dir(set.path())?.flatten() {
                let labelled = crate::eval::labelled(&std::fs::read(page.path())?)?;
                claims.extend(labelled.into_iter().flat_map(|page| extract(&page.document, &o).claims));
            }
        }
        for reason in claims.iter().flat_map(|c| &c.reasons) {
            assert!(VIETNAMESE.iter().any(|(en, _)| *en == reason.source), "{reason:?}");
            assert_eq!(source_words(&reason.source, Lang::En), reason.source);
        }
        Ok(())
    }
}
