//! The words around ranks: what they are called and what they do. Phrases are matched token by token on
//! the lower-case view, longest first.
use super::word_set::WordSet;
use crate::normalize::Token;
use crate::ontology::Trie;
use aho_corasick::{AhoCorasick, AhoCorasickKind};
use std::sync::LazyLock;

/// What a phrase does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cue {
    /// Says somebody stands somewhere: `đứng`, `xếp hạng`, `giữ`, `về đích`.
    Stand,
    /// Introduces a rank's number: `thứ`, `hạng`, `vị trí`.
    RankWord,
    /// An exact rank without a number: `quán quân`, `dẫn đầu`, `á quân`.
    Exact(u32),
    /// `cao nhất`: rank 1 only where its neighbourhood says among whom.
    Highest,
    /// `thấp nhất`.
    Lowest,
    /// Last: `đội sổ`, `cuối bảng`.
    Last,
    /// A best group whose size follows or precedes: `top`, `nhóm`.
    Top,
    /// Upwards: `tăng`, `nhích lên`.
    Up,
    /// Downwards: `giảm`, `tụt`.
    Down,
    /// `giữ nguyên`, `không đổi`.
    Keep,
    /// `bậc`, `thứ hạng` after a number of places.
    Step,
    /// `lần lượt`, `theo thứ tự`.
    Order,
    /// `kế tiếp`, `tiếp theo`: the list goes on from the last rank.
    Next,
    /// `đều`, `cùng`.
    Each,
    /// `cả hai`, `cả ba` of those just named.
    All(u32),
    /// `từ`.
    From,
    /// `so với`.
    Against,
    /// `sau`, `kém`, `vượt`: who follows is only compared with.
    Beside,
    /// `đồng hạng với`: who follows stands on the same rank.
    Tied,
    /// `cùng nhóm với`: who follows shares the bound.
    Together,
    /// A goal.
    Target,
    /// A denial.
    Not,
    /// A denied denial.
    NotNot,
    /// Nobody: what follows is said of no one.
    Nobody,
    /// `khi đó`, `năm mà`: the year just named.
    ThatYear,
    /// A figure called wrong.
    Wrong,
    /// Years counted from the edition in hand: `năm ngoái` −1, `năm nay` 0.
    Relative(i32),
    /// `công bố`.
    Announce,
    /// A subject named before: `tỉnh`, `địa phương này`.
    Province,
    /// `thành phố`.
    City,
    /// `chúng ta`.
    Nation,
    /// `cả nước`.
    National,
    /// `thế giới`.
    World,
    /// `ASEAN`.
    Asean,
    /// `vùng`, `khu vực` named before.
    Region,
    /// A block of units in a province (`so-nganh`, `huyen`, `xa`, `nganh-doc`).
    Block(&'static str),
    /// Ministries as a block.
    Ministries,
    /// A group of countries, as claims call it.
    Group(&'static str),
    /// `điểm`.
    Points,
    /// A group's mean.
    Average,
    /// `là`, `thuộc về`.
    Is,
    /// `của`.
    Of,
    /// `về`, `tại`: what follows is the ranking meant.
    About,
    /// `chỉ số`, `hạng mục`: a component's name follows.
    Part,
    /// `đơn vị`, `tỉnh`, `địa phương` as counted nouns.
    Unit,
    /// Speaks; whoever stands before is a source, not a subject.
    Says,
    /// Titles and prepositions that make the office after them a source.
    Role,
    /// `tính chung`, `xét tổng thể`: the index as a whole, and none of its components.
    Overall,
    /// The kind of a unit inside a province, before its name.
    Kind(&'static str),
    /// Consumed so that a shorter phrase inside does not act.
    Skip,
}

const PHRASES: &[(Cue, &str)] = &[
    (
        Cue::Stand,
        "bảo toàn|đứng|xếp|xép|xết|xếp hạng|được xếp|xếp loại thứ|đứng ở|xếp ở|giữ|chiếm|chiếm giữ|về đích|về|giành|nằm ở|ở|dừng ở|đạt|đứng tại|lọt|góp mặt|có mặt|nằm|thuộc|vào|lên|xuống|leo lên|vươn lên|bứt lên|tiến lên|lùi về|rơi xuống|tụt xuống|nằm trong|có tên|chen vào|thành|trở thành|xướng tên|độc chiếm|hạ xuống|lùi xuống|còn đứng|trở lại|cán đích",
    ),
    (
        Cue::RankWord,
        "thứ|hạng|vị trí|vị thứ|thứ hạng|vị trí thứ|vị trí số|ngôi vị số|ngôi vị thứ|đứng ở hàng|nấc thang thứ|hạng thứ|vị thứ thứ|thư|xếp thư|vị trí xếp hạng|thứ bậc|xếp vị thứ|ví trí|hạng số|vị trí hạng|đồng hạng|xếp đồng hạng|cùng hạng|đồng hạng thứ|đồng thứ|đồng vị trí|đồng vị trí thứ|cùng đứng thứ|cùng xếp thứ|cùng vị trí thứ|đồng xếp thứ|leo lên nấc|vươn lên nấc|tụt xuống nấc|rơi xuống nấc|ở nấc|đứng ở nấc|xếp ở nấc|đứng nấc|lên nấc|xuống nấc|nấc thứ",
    ),
    (
        Cue::Exact(1),
        "ngôi vô địch|ngôi vị vô địch|chức vô địch|lên ngôi vô địch|lên đỉnh|chiếm đỉnh|ngôi đỉnh|đứng trên tất cả|bục cao nhất|xếp trên tất cả|lên ngôi|đăng quang|trên cùng|đứng trên cùng|nằm trên cùng|xếp trên cùng|ở trên cùng|ở vị trí trên cùng|vị trí trên cùng|đỉnh bảng|đứng đỉnh bảng|đỉnh bảng xếp hạng|trên đỉnh bảng|đứng trên đỉnh bảng|ở đỉnh bảng|hàng đầu tiên|về đầu|vị trí đầu|vị trí đầu bảng xếp hạng|ngôi đầu bảng xếp hạng|đoạt ngôi đầu|đoạt ngôi quán quân|quán quân|ngôi quán quân|ngôi vị quán quân|dẫn đầu|đứng đầu|ngôi đầu|ngôi đầu bảng|đầu bảng|ngôi nhất|ngôi vương|ngôi số 1|số 1|số một|nhất bảng|đứng nhất|xếp nhất|về nhất|hạng nhất|nhất cả nước|nhất toàn quốc|vị trí quán quân|ngôi vị số 1|ngôi vị số một|vị trí đầu bảng|vị trí dẫn đầu|xếp đầu|đứng đầu bảng|ngôi vị đầu bảng|vị trí đầu tiên|dẫn đầu bảng|ngôi vị dẫn đầu|giải nhất toàn quốc|ngôi số một|ngôi vị thứ nhất|ngôi thứ nhất|ngôi cao nhất|ngôi vị cao nhất|vị trí cao nhất|vị thế dẫn đầu|vị thế số 1|vị thế số một|ngôi dẫn đầu|ngôi vị nhất|dẫn đầu bảng xếp hạng|đứng đầu bảng xếp hạng|đầu bảng xếp hạng|xếp vị trí đầu|đứng vị trí đầu|đứng vị trí đầu tiên|xếp vị trí đầu tiên|chiếm ngôi đầu|soán ngôi đầu|lên ngôi đầu|lên ngôi đầu bảng|về đích đầu tiên|dẫn đầu danh sách|đứng đầu danh sách|đầu danh sách|cán đích đầu tiên|cán đích sớm nhất|cán đích số một|đi đầu|đi đầu cả nước|đi đầu toàn quốc|vai quán quân",
    ),
    (
        Cue::Exact(2),
        "á quân bảng xếp hạng|á quân|ngôi á quân|ngôi vị á quân|về nhì|đứng nhì|hạng nhì|xếp nhì|vị trí á quân|số hai|vai á quân|ngôi nhì|nhì bảng|đứng nhì bảng|xếp nhì bảng|cán đích thứ hai",
    ),
    (Cue::Exact(3), "quý quân|ngôi quý quân|vị trí quý quân|đứng ba|hạng ba|xếp ba|về ba"),
    (
        Cue::Highest,
        "cao nhất|tốt nhất|khá nhất|nhiều điểm nhất|cao điểm nhất|điểm cao nhất|số điểm cao nhất|điểm số cao nhất|có điểm cao nhất|kết quả cao nhất|thứ hạng cao nhất|xếp thứ hạng cao nhất|xếp hạng cao nhất|tổng điểm cao nhất|số điểm đạt cao nhất|nhiều nhất|lớn nhất|nhanh nhất|mạnh nhất|đông nhất|nhất",
    ),
    (
        Cue::Lowest,
        "thấp nhất|thứ hạng thấp nhất|xếp hạng thấp nhất|xếp thứ hạng thấp nhất|tổng điểm thấp nhất|có điểm thấp nhất|thấp điểm nhất|điểm thấp nhất|số điểm thấp nhất|điểm số thấp nhất|ít điểm nhất|kết quả thấp nhất",
    ),
    (
        Cue::Last,
        "kém nhất khối|kém nhất bảng|kém nhất cả nước|kém nhất toàn quốc|đứng cuối cùng danh sách|đứng ở cuối danh sách|nằm cuối danh sách|nằm ở cuối danh sách|ở cuối danh sách|xếp cuối danh sách|cuối danh sách|vị trí cuối danh sách|ở vị trí cuối danh sách|nằm ở vị trí cuối danh sách|nằm bét bảng|ở bét bảng|cầm đèn đỏ|đứng chót danh sách|xếp chót danh sách|chót danh sách|bét danh sách|khép lại danh sách|khép danh sách|khóa đuôi|xếp sau tất cả|đứng sau tất cả|xếp dưới tất cả|sau chót|vị trí sau chót|ở vị trí sau chót|đứng sau chót|xếp sau chót|nằm sau chót|đứng sau cùng|xếp sau cùng|nằm sau cùng|vị trí sau cùng|ở vị trí sau cùng|dưới cùng|đứng dưới cùng|xếp dưới cùng|nằm dưới cùng|ở dưới cùng|vị trí dưới cùng|ở vị trí dưới cùng|đáy bảng|đáy bảng xếp hạng|ở đáy bảng|nằm ở đáy bảng|đứng ở đáy bảng|dưới đáy bảng|ở dưới đáy bảng|nằm dưới đáy bảng|khép lại bảng|khép lại bảng xếp hạng|khép bảng|vị trí thấp nhất|ở vị trí thấp nhất|nằm ở vị trí thấp nhất|đứng ở vị trí thấp nhất|xếp ở vị trí thấp nhất|chót cùng|đứng chót cùng|đội sổ|cuối bảng|đứng cuối|đứng cuối bảng|xếp cuối|xếp cuối bảng|xếp cuối cùng|đứng cuối cùng|chót bảng|đứng chót|xếp chót|chốt bảng|đứng chót bảng|xếp chót bảng|bét bảng|xếp bét|vị trí cuối bảng|vị trí cuối cùng|vị trí cuối|hạng chót|cuối cùng bảng xếp hạng|đứng cuối bảng xếp hạng|cuối bảng xếp hạng|xếp hạng cuối|xếp hạng cuối cùng|xếp vị trí cuối bảng|xếp vị trí cuối|xếp vị trí cuối cùng|xếp ở vị trí cuối|đứng ở vị trí cuối|đứng vị trí cuối|đứng vị trí cuối cùng|xếp thứ hạng cuối|đứng cuối danh sách|đứng vị trí cuối bảng|hạng cuối|hạng cuối cùng|đứng hạng cuối|đứng hạng cuối cùng|đứng ở cuối bảng|xếp ở cuối bảng|nằm ở cuối bảng|xếp ở vị trí cuối cùng|đứng ở vị trí cuối cùng|xếp ở vị trí cuối bảng|đứng ở vị trí cuối bảng|ở vị trí cuối cùng|ở vị trí cuối bảng|đứng cuối khối|xếp cuối khối|cuối khối|đứng cuối nhóm|xếp cuối nhóm|cuối nhóm|đứng cuối cụm|xếp cuối cụm|đứng cuối cùng bảng xếp hạng|xếp cuối cùng bảng xếp hạng|xếp thứ cuối|đứng thứ cuối|xếp thứ hạng cuối cùng|đứng bét|đứng bét bảng|xếp bét bảng|hạng bét|về bét|về chót|về cuối bảng|chốt sổ|ở cuối bảng|ở chót bảng|đứng cuối bảng xếp hạng chỉ số|ở cuối bảng xếp hạng|vị trí chót|vị trí chót bảng|xếp vị trí chót|đứng vị trí chót|ở vị trí chót|ở vị trí chót bảng|nằm cuối bảng|nằm chót bảng|đứng đội sổ|chót bảng xếp hạng|đứng chót bảng xếp hạng|đứng cuối cả nước|xếp cuối cả nước|bét bảng xếp hạng",
    ),
    (Cue::Top, "top|tốp|nhóm|nhóm đầu|tốp đầu|trong nhóm|trong tốp|trong top"),
    (
        Cue::Up,
        "tăng nhẹ|nhích nhẹ|tăng hẳn|nhảy hẳn|vọt hẳn|vụt lên|phóng lên|nâng|nâng được|nâng lên|nâng thêm|thêm được|khá hơn|tăng|tăng tới|tăng đến|tăng thêm|nhích|nhích lên|nhích thêm|lên|lên được|thăng|thăng hạng|cải thiện|nhảy|nhảy vọt|nhảy một lúc|leo|leo lên|leo thêm|tiến|tiến thêm|vươn|vươn lên|vọt|vọt lên|bứt phá|bật|bật tăng|thêm|cao hơn|lấy lại|lấy lại được|vượt|vượt một mạch|vượt lên|tăng vọt|tăng mạnh|thăng tiến|tiến bộ|bước thêm|bứt tốc|đã tăng|cải thiện được|tăng hạng|tăng liền|tăng những|tăng thứ hạng|nhích được|nhảy được|leo được|thăng được|tiến được|trồi lên|bật lên|ngoi lên|vượt lên được|tăng được|tăng lên|tăng đến những|nhảy tới|nhảy liền|leo liền|leo tới|leo hẳn|thăng liền|thăng tới|thăng một mạch|tiến liền|vươn thêm|vượt được|cải thiện thêm|cải thiện tới|cải thiện đến|bứt lên|vượt liền",
    ),
    (
        Cue::Down,
        "giảm nhẹ|tụt nhẹ|lùi nhẹ|tụt hẳn|rơi tự do|lao dốc|lui|lui xuống|lui về|trôi xuống|lao xuống|giảm|giảm tới|giảm đến|hụt|tụt|tụt tới|tụt xuống|tụt hạng|rớt|rơi|rơi xuống|lùi|lùi xuống|sụt|sụt giảm|mất|mất tới|hạ|đánh rơi|thấp hơn|trượt|xuống|tuột|đánh mất|bị tụt|bị giảm|giảm mạnh|rớt hạng|giảm sâu|tụt sâu|tụt mạnh|giảm thứ hạng|tụt liền|kém|giảm liền|thụt|thụt lùi|thụt hạng|thụt xuống|tụt đến|tụt những|tụt thêm|tụt mất|rớt tới|rớt xuống|rớt liền|rơi tới|rơi liền|lùi tới|lùi liền|lùi lại|lùi thêm|hạ xuống|sụt xuống|sụt tới|trượt xuống|trượt dài|trượt tới|tuột xuống|tuột tới|tuột mất|mất liền|giảm xuống|giảm những|giảm thêm|giảm mất|xuống hạng|xuống tới|bị lùi|bị rớt|bị mất|bị sụt|đi xuống|đi lùi|tụt dốc",
    ),
    (
        Cue::Keep,
        "bằng|bằng đúng|đúng bằng|vẫn bằng|vẫn như|y như|ngang với|ngang bằng|không nhích bậc nào|không lên bậc nào|không xê dịch|không suy chuyển|giữ nguyên|giữ nguyên hạng|giữ nguyên thứ hạng|giữ nguyên vị trí|không thay đổi|không thay đổi vị trí|không đổi|trụ hạng|giữ nguyên vị thứ|không lên không xuống|giữ nguyên thứ bậc|không thay đổi thứ hạng|đúng vị trí của|không tăng không giảm|không thay đổi về thứ hạng|giữ nguyên vị trí xếp hạng|giữ nguyên vị trí thứ",
    ),
    (Cue::Step, "bậc|hạng|thứ hạng|thứ bậc|vị trí|bậc xếp hạng|bậc hạng|vị thứ|bậc thứ hạng"),
    (
        Cue::Order,
        "tương ứng là|tương ứng đứng|tương ứng xếp|kể tiếp từ cao xuống thấp|kể từ cao xuống thấp|kể từ trên xuống|tính từ trên xuống|xếp từ cao xuống thấp|xếp từ trên xuống|theo đúng thứ tự|theo thứ tự đó|theo thứ tự ấy|theo thứ tự này|theo trật tự|theo trật tự đó|lần lượt|từ cao xuống thấp|từ cao đến thấp|lần lượt từ cao xuống thấp|lần lượt từ cao đến thấp|theo thứ tự từ cao xuống thấp|theo thứ tự từ cao đến thấp|thứ tự xếp hạng|theo thứ tự|theo thứ tự là|lần lượt là|lần lượt thuộc về|theo thứ tự từ trên xuống|từ trên xuống|theo thứ tự lần lượt|xếp theo thứ tự|theo thứ tự giảm dần|theo thứ tự điểm giảm dần|theo thứ tự điểm số giảm dần|theo điểm giảm dần|theo điểm số giảm dần|theo số điểm giảm dần|theo tổng điểm giảm dần|theo chiều giảm dần|thứ tự giảm dần|xếp giảm dần|theo thứ tự thấp dần|thấp dần từ trên xuống",
    ),
    (
        Cue::Next,
        "rồi|ngay dưới là|liền dưới|kế dưới|liền kề phía sau|liền kề sau|kề sau|nối gót|theo gót|nối tiếp|bám sau|bám ngay sau|bám sát sau|tiếp ngay sau|tiếp liền sau|tiếp sau đó|tiếp sau nữa|các vị trí sau|những vị trí sau đó|những vị trí sau|các vị trí kế sau|kế tiếp|tiếp theo|tiếp theo sau|kế đó|kế đến|tiếp đó|tiếp đến|kế sau|liền sau|xếp ngay sau|ngay sau|theo sau|còn lại của|rồi mới tới|rồi đến|rồi tới|tiếp sau|sau đó|kế nữa|sau nữa|tiếp nữa|xếp sau đó|xếp kế tiếp|xếp kế đó|xếp kế đến|xếp kế sau|xếp tiếp theo|xếp tiếp đó|xếp tiếp đến|xếp liền sau|xếp ngay sau đó|xếp tiếp sau|xếp ngay kế|đứng sau đó|đứng kế tiếp|đứng kế đó|đứng kế đến|đứng kế sau|đứng tiếp theo|đứng tiếp đó|đứng tiếp đến|đứng liền sau|đứng ngay sau đó|đứng ngay sau|đứng tiếp sau|đứng ngay kế|theo sau đó|theo sát|theo sát phía sau|bám sát phía sau|sát phía sau|liền sau đó|ngay sau đó|rồi tiếp đến|kế theo|tiếp nối|các vị trí còn lại|những vị trí còn lại|các thứ hạng còn lại|các vị trí sau đó",
    ),
    (Cue::Each, "đều|cùng|cũng đều|đồng|đồng hạng|cùng nhau"),
    (Cue::All(2), "cả hai đều|cả hai cùng|cả hai|cả 2"),
    (Cue::All(3), "cả ba đều|cả ba cùng|cả ba|cả 3"),
    (Cue::All(4), "cả bốn đều|cả bốn cùng|cả 4"),
    (Cue::From, "từ"),
    (
        Cue::Against,
        "so với|so với chính mình|so|so sánh với|cùng so với|đối chiếu với|đặt cạnh|đặt bên|đặt bên cạnh|đặt kề|đọ với|sánh với|đem so với|đem đọ với|so cùng|so sánh cùng|nếu so với|nhìn lại bảng|đặt cạnh bảng",
    ),
    (
        Cue::Beside,
        "hơn hẳn|hơn đứt|hơn xa|bỏ khá xa|bỏ rất xa|bỏ xa cả|cách xa|kém xa|kém hẳn|thua xa|qua mặt|qua mặt cả|vượt mặt|vượt mặt cả|gộp cả|gộp với|gộp thêm|cộng cả|sau|chỉ sau|đứng sau|xếp sau|xếp trên|đứng trên|chỉ xếp sau|chỉ đứng sau|chịu thua|chỉ chịu thua|chỉ chịu nhường|nhường|vượt qua|vượt cả|ngay trên|đứng ngay trên|xếp ngay trên|hơn|hơn cả|chỉ kém|chỉ thua|thua|sau các|bỏ xa|đứng dưới|xếp dưới|ngay dưới|tụt lại sau|vượt trên|vượt lên trên|vươn lên trên|nhảy lên trên|leo lên trên|nhích lên trên|cách biệt|bám sát|bám đuổi|chỉ hơn|cao hơn cả|không bằng|vào tay",
    ),
    (
        Cue::Beside,
        "như|điển hình như|chẳng hạn như|hợp nhất với|sáp nhập với|sáp nhập|gồm cả|bao gồm cả|cùng với|bên cạnh|giáp|nhập với|sáp nhập từ|hợp nhất",
    ),
    (
        Cue::Tied,
        "bằng hạng với|ngang hàng với|ngang bằng với|cùng vị trí với|cùng thứ hạng với|cùng xếp hạng với|đồng vị trí với|bằng vị trí với|cùng thứ bậc với|đứng cùng hạng với|xếp cùng hạng với|đứng ngang với|xếp ngang với|xếp bằng|đứng bằng|đồng hạng với|cùng hạng với|ngang hạng với|đồng hạng cùng|xếp đồng hạng với|đồng thứ hạng với",
    ),
    (Cue::Nobody, "không có vị trí|không có hạng|bỏ trống vị trí|không có thứ hạng"),
    (
        Cue::Together,
        "chung mâm với|ngồi chung mâm với|cùng mâm với|sánh vai với|sánh vai cùng|chung chiếu với|đứng chung với|cùng nhóm với|cùng tốp với|cùng top với|cùng nhóm có|chung nhóm với|chung tốp với|chung top với|chung nhóm cùng|cùng một nhóm với|chung một nhóm với",
    ),
    (
        Cue::Target,
        "phấn đấu|mục tiêu|đặt mục tiêu|quyết tâm|giao chỉ tiêu|với chỉ tiêu|chỉ tiêu đến|chỉ tiêu phấn đấu|chỉ tiêu vào|chỉ tiêu top|chỉ tiêu tốp|chỉ tiêu nhóm|chỉ tiêu hạng|chỉ tiêu thứ|chỉ tiêu lọt|chỉ tiêu đưa|chỉ tiêu nằm|chỉ tiêu đứng|chỉ tiêu lên|chỉ tiêu tăng|chỉ tiêu giữ|chỉ tiêu thuộc|chỉ tiêu còn|đích đến|đích|hướng tới|hướng đến|kỳ vọng|dự kiến|đặt đích|cam kết|đã hứa|hứa|đặt ra mục tiêu|đặt chỉ tiêu|nỗ lực để|nỗ lực đưa|phải tăng|phải đạt|cần tăng|cần lên|cần đạt|phải lên|cố gắng|nhằm đưa|hạ quyết tâm|vẫn có đích|sẽ vào|sẽ lọt|sẽ nằm|sẽ đưa|để đưa|đề ra mục tiêu|yêu cầu|phải nằm|phải ở trong|phải ở nhóm|phải ở top|phải ở tốp|phải thuộc|phải vào|phải đứng|mong muốn|tham vọng|ước mơ|hy vọng|muốn đưa|muốn vào|muốn lọt|muốn đứng|muốn giữ|muốn nâng|muốn lên|muốn có tên|muốn có mặt|muốn góp mặt|muốn vươn|muốn trở lại|muốn cải thiện|muốn giành|mong đưa|mong vào|mong lọt|mong đứng|mong giữ|mong ít nhất|mong sẽ|mong năm nay|mong năm tới|mong nâng|mong lên|mong có tên|mong có mặt|mong góp mặt|mong vươn|mong trở lại|mong cải thiện|mong giành|quyết đưa|quyết vào|quyết lọt|quyết giữ|quyết nâng|quyết lên|quyết có tên|quyết có mặt|quyết góp mặt|quyết vươn|quyết trở lại|quyết cải thiện|quyết giành|tìm cách đưa|tìm cách vào|tìm cách lọt|tìm cách đứng|tìm cách giữ|tìm cách nâng|tìm cách lên|tìm cách có tên|tìm cách có mặt|tìm cách góp mặt|tìm cách vươn|tìm cách trở lại|tìm cách cải thiện|tìm cách giành|tìm đường đưa|tìm đường vào|tìm đường lọt|tìm đường đứng|tìm đường giữ|tìm đường nâng|tìm đường lên|tìm đường có tên|tìm đường có mặt|tìm đường góp mặt|tìm đường vươn|tìm đường trở lại|tìm đường cải thiện|tìm đường giành|lo đưa|lo nâng|lo có tên|lo có mặt|lo góp mặt|lo vươn|lo trở lại|lo cải thiện|lo giành|muốn chỉ số|muốn pci|muốn papi|muốn par index|muốn dti|muốn ddci|muốn pgi|muốn thứ hạng|muốn vị trí|muốn vẫn đứng|muốn tiếp tục đứng|muốn tiếp tục dẫn đầu|sẽ đứng|sẽ xếp|sẽ lên|sẽ dẫn đầu|sẽ trở lại|sẽ có mặt|sẽ có tên|sẽ góp mặt|sẽ vươn lên|sẽ đạt|sẽ tăng|sẽ nâng|phải lọt|phải trở lại|phải tăng lên|phải giữ|phải duy trì|phải vươn lên|phải có mặt|phải có tên|nhằm vào|nhằm lọt vào|nhằm giữ vững|nhằm vươn lên|hướng vào|nhắm vào|nhắm tới|nhắm đến|nhắm đích|ngắm tới|ngắm vào|hướng đích|xác định mục tiêu|kế hoạch đưa|kế hoạch nâng|từng bước đưa|từng bước nâng|giải pháp đưa|đề ra đến năm|đặt ra đến năm|xác định đến năm|lộ trình đưa|nhiệm vụ đưa|giao nhiệm vụ|đề ra chỉ tiêu|đặt ra chỉ tiêu|đặt ra đích|đặt kế hoạch|đặt quyết tâm|xác định chỉ tiêu|kỳ vọng đưa|phấn đấu để|khát vọng|mơ ước|nuôi tham vọng|để lọt|để lọt vào|để vào nhóm|để vào tốp|để vào top|để được vào|phải thuộc|phải từ|phải có thứ hạng|phải đưa|phải nâng|phải nằm trong|phải cải thiện|được giao tăng|được giao đạt|được giao vào|được giao đưa|giao tăng|đăng ký:|đăng ký đạt|đăng ký vào|đăng ký đứng|đăng ký xếp|đăng ký đưa|đăng ký phấn đấu|cần có tên|cần có mặt|cần góp mặt|cần lọt|cần vào|cần nằm trong|cần đứng trong|cần giành|phải góp mặt|phải giành|đăng ký năm",
    ),
    (
        Cue::Not,
        "chưa đạt mục tiêu|chưa đạt chỉ tiêu|chưa đạt được mục tiêu|chưa đạt được chỉ tiêu|không đạt mục tiêu|không đạt chỉ tiêu|chưa hoàn thành mục tiêu|chưa hoàn thành chỉ tiêu|không hoàn thành chỉ tiêu|không hoàn thành mục tiêu|lỡ mục tiêu|không còn|không còn trong|không còn nằm|không lọt|không vào|không có mặt|không nằm|không thuộc|không có tên|rời|rời khỏi|ra khỏi|bước ra khỏi|rơi khỏi|rớt khỏi|bật khỏi|văng khỏi|chưa vào|chưa lọt|không đồng ý nếu nói|không phải|không đứng|không xếp|chưa đứng|thoát|thoát khỏi|bị loại khỏi|tụt khỏi|chưa nằm|chưa thuộc|vắng tên|vắng tên trong|vắng mặt|vắng mặt trong|vắng bóng|vắng bóng trong|vắng bóng ở|chưa có tên|chưa có mặt|chưa lọt được|chưa vào được|chưa chen được|chưa chạm|không lọt được|không vào được|không chen được|chưa nằm trong|đứng ngoài|nằm ngoài|ra ngoài|bật ra khỏi|bị đẩy khỏi|mất vị trí trong|đánh mất vị trí trong|mất chỗ trong|đánh mất chỗ trong|mất chỗ đứng trong|đánh mất chỗ đứng trong|mất suất trong|đánh mất suất trong|không giữ được vị trí trong|không giữ được chỗ trong|không giữ nổi vị trí trong|bị đánh bật khỏi|lọt khỏi|trượt khỏi|tuột khỏi|bật bãi khỏi|chưa bao giờ lọt|chưa bao giờ vào|chưa từng lọt|chưa từng vào|không góp mặt|không có chân|không có chân trong|không có chỗ|không có chỗ trong|không có suất|không có đại diện|không chen chân|chưa chen chân|chưa có chân|chưa có chỗ|chẳng lọt|chẳng có tên|chẳng có mặt|chẳng vào|chưa thể vào|không thể vào|chưa thể lọt|không thể lọt|không chạm tới|chưa chạm tới|không hiện diện|không xuất hiện|vuột khỏi|trượt khỏi|không còn là của|không còn thuộc về|không thuộc về|không còn nằm trong tay|không phải của|không phải là của|chưa thuộc về|không rơi vào tay|không về tay|không giữ được|không giữ nổi|chưa giữ được|không bảo vệ được|không bảo vệ thành công|không duy trì được|không trụ được|không giữ vững được",
    ),
    (
        Cue::Nobody,
        "chưa có nơi nào|chưa có huyện nào|không có huyện nào|chưa có sở nào|không có sở nào|không có bộ nào|chưa có bộ nào|không thành phố nào|chưa thành phố nào|không xã nào|chưa xã nào|chưa tỉnh nào|chưa địa phương nào|chưa đơn vị nào|chưa nơi nào|không nơi nào|không bộ nào|chưa bộ nào|không sở nào|chưa sở nào|không huyện nào|chưa huyện nào|chẳng tỉnh nào|chẳng địa phương nào|chẳng nơi nào|không có nơi nào|không có đơn vị nào|chưa có tỉnh nào|chưa có địa phương nào|chưa có đơn vị nào|không một tỉnh nào|không một địa phương nào|không tỉnh nào|không địa phương nào|chưa một|không có tỉnh nào|không có địa phương nào|không đơn vị nào|không có đơn vị nào",
    ),
    (
        Cue::ThatYear,
        "khi đó|năm cuối|năm cuối nhiệm kỳ|năm cuối giai đoạn|năm cuối của nhiệm kỳ|năm cuối của giai đoạn|năm cuối cùng|kỳ ấy|năm mà|năm đó|mốc này|mốc đó|mốc ấy|lúc đó|khi ấy|thời điểm đó|kỳ đó|lúc ấy|năm ấy|hai năm ấy|hai năm đó|hai năm này|ba năm ấy|ba năm đó|ba năm này|những năm ấy|những năm đó|các năm ấy|các năm đó",
    ),
    (
        Cue::NotNot,
        "không mất chỗ trong|không mất vị trí trong|không mất chỗ đứng trong|không tụt ra ngoài|không rơi ra ngoài|không văng ra ngoài|không tụt ra khỏi|không rớt khỏi|không ra khỏi|không rời|không rơi khỏi|không để rớt khỏi|không tụt khỏi|chưa rời|chưa ra khỏi|chưa rời khỏi|chưa rơi khỏi|chưa rớt khỏi|chưa tụt khỏi|chưa bị loại khỏi|không bị loại khỏi|không bật khỏi|không văng khỏi|không rời khỏi|không bị rớt khỏi|không bị rơi khỏi|chưa bật khỏi|chưa văng khỏi",
    ),
    (
        Cue::Wrong,
        "thông tin này không đúng|thông tin trên không đúng|thông tin đó không đúng|con số này không đúng|con số đó không đúng|điều này không đúng|nhầm lẫn|đính chính|viết nhầm|ghi nhầm|đưa nhầm|in nhầm|thông tin sai|không chính xác|chưa chính xác|là nhầm|sai sót|là sai|số liệu này sai|số liệu này không đúng|số liệu trên không đúng|con số này sai|thông tin này sai|điều này sai|chi tiết này không đúng|chi tiết này sai|là không đúng",
    ),
    (
        Cue::Relative(-1),
        "năm ngoái|năm trước|kỳ trước|năm liền trước|năm liền kề|kỳ liền trước|năm cũ|kỳ trước đó|năm trước đó|năm liền kề trước đó|năm liền trước đó|cùng kỳ năm trước|cùng kỳ|lần trước|đợt trước|kỳ đánh giá trước|kỳ công bố trước",
    ),
    (Cue::Relative(0), "nay|năm nay|kỳ này|lần này|năm hiện tại|đợt này"),
    (
        Cue::Relative(1),
        "năm sau|năm tới|kỳ tới|kỳ kế tiếp|năm tiếp theo|lần tới|lần sau|lần công bố tới|kỳ công bố tới|lần đánh giá tới|kỳ đánh giá tới|kỳ đánh giá sau|kỳ xếp hạng tới|năm kế tiếp|năm kế đó|năm sau đó|năm liền sau|kỳ tiếp theo|kỳ sau đó|kỳ sau|kỳ công bố năm tới|ngay trong kỳ tới|trong năm tới|các năm tiếp theo|những năm tới|những năm tiếp theo|thời gian tới",
    ),
    (
        Cue::Announce,
        "công bố|vừa công bố|đã công bố|công khai|phát hành|vừa được công bố|được công bố|thông báo|vừa phát hành|công bố kết quả|vừa được phát hành|xướng tên|vừa đưa ra|đưa ra",
    ),
    (
        Cue::Province,
        "tỉnh|tỉnh này|tỉnh ta|tỉnh nhà|địa phương này|địa phương|toàn tỉnh|tỉnh mình|đơn vị này|địa phương mình|xứ này|bộ này|cơ quan này|tỉnh ấy|tỉnh đó|địa phương ấy|địa phương đó|bộ ấy|bộ đó|nơi này",
    ),
    (Cue::City, "thành phố|thành phố này|tp|toàn thành phố|thành phố ta"),
    (Cue::Nation, "ở cấp quốc gia|chúng ta|ta|đất nước|nước mình"),
    (
        Cue::National,
        "chung cuộc|cả nước|toàn quốc|trên cả nước|trong cả nước|trên toàn quốc|trong toàn quốc|trên phạm vi cả nước|trên phạm vi toàn quốc|bình diện cả nước",
    ),
    (
        Cue::Overall,
        "chung cuộc|tính chung|xét chung|tính điểm chung|xét điểm chung|tính tổng điểm|xét tổng điểm|tính tổng thể|xét tổng thể|xét về tổng thể|về tổng thể|tính gộp|gộp chung|cộng gộp|tính gộp lại|gộp lại|tổng sắp|xếp hạng chung|bảng xếp hạng chung|bảng chung|kết quả chung|trên bảng chung|trên bảng xếp hạng chung|trong bảng xếp hạng chung|ở bảng chung|xét toàn bảng|xét cả bảng",
    ),
    (Cue::World, "thế giới|toàn cầu|trên thế giới|trên toàn cầu|toàn thế giới"),
    (
        Cue::Asean,
        "asean|đông nam á|khu vực asean|khu vực đông nam á|trong asean|khối asean|các nước asean|nước asean|khu vực hiệp hội các quốc gia đông nam á|hiệp hội các quốc gia đông nam á",
    ),
    (Cue::Region, "trong vùng|vùng|khu vực|trong khu vực|toàn vùng|của vùng|của khu vực|tiểu vùng|trong tiểu vùng|của tiểu vùng"),
    (
        Cue::Block("so-nganh"),
        "khối sở, ban, ngành|khối sở, ngành|khối các sở, ban, ngành|khối các sở, ngành|khối sở ngành|khối sở ban ngành|khối sở|các sở, ban, ngành|các sở, ngành|khối cơ quan chuyên môn|sở, ban, ngành|cấp sở|cấp sở, ngành|cấp sở, ban, ngành|khối cấp sở|nhóm sở, ban, ngành|nhóm sở, ngành|nhóm các sở, ban, ngành|nhóm các sở, ngành|khối các sở|các cơ quan chuyên môn|sở, ban, ngành cấp tỉnh|cơ quan chuyên môn|các sở, ban, ngành cấp tỉnh|khối sở, ban, ngành cấp tỉnh|các cơ quan, đơn vị cấp tỉnh|khối cơ quan cấp tỉnh|khối cấp tỉnh|nhóm các cơ quan chuyên môn|khối các cơ quan chuyên môn|khối các cơ quan|các sở, ban ngành|khối các sở, ban ngành|khối sở, ban ngành|khối các đơn vị cấp tỉnh|nhóm sở ban ngành|nhóm sở ngành|nhóm sở, ban ngành|nhóm sở|các sở ngành|các sở ban ngành|nhóm cơ quan chuyên môn|nhóm cấp sở|nhóm cấp tỉnh|khối đơn vị cấp tỉnh|khối sở và tương đương|khối cơ quan hành chính cấp tỉnh",
    ),
    (
        Cue::Block("huyen"),
        "khối huyện|khối huyện, thị xã, thành phố|khối huyện, thành phố|khối các huyện, thị xã, thành phố|khối các huyện, thành phố|khối quận, huyện|cấp huyện|khối cấp huyện|khối địa phương|khối các địa phương|các huyện, thị xã, thành phố|các huyện, thành phố|ubnd cấp huyện|ubnd các huyện, thị xã, thành phố|ubnd các huyện, thành phố|các huyện, thị, thành phố|khối huyện, thị, thành phố|khối ubnd cấp huyện|khối ubnd các huyện|khối các huyện|khối các huyện, thị, thành phố|nhóm huyện, thị xã, thành phố|nhóm các huyện, thị xã, thành phố|nhóm địa phương|nhóm các địa phương|khối ubnd huyện|khối ubnd các huyện, thành phố|khối ubnd các huyện, thị xã, thành phố|khối quận, huyện, thị xã|các quận, huyện, thị xã|các quận, huyện|khối các quận, huyện|nhóm quận, huyện|huyện, thị xã, thành phố|khối ubnd quận, huyện|khối ubnd huyện, thị xã, thành phố|khối ubnd huyện, thành phố|nhóm huyện, thành phố|nhóm huyện|nhóm cấp huyện|nhóm quận huyện|khối quận huyện|các quận huyện|nhóm ubnd quận huyện|nhóm ubnd quận, huyện|nhóm ubnd cấp huyện|nhóm ubnd các huyện|nhóm các huyện|cấp quận, huyện|cấp quận huyện|khối cấp quận, huyện|khối thị xã, thành phố|khối huyện, thị|khối huyện thị",
    ),
    (
        Cue::Block("xa"),
        "khối xã, phường, đặc khu|khối các xã, phường, đặc khu|các xã, phường, đặc khu|xã, phường, đặc khu|nhóm xã, phường, đặc khu|ubnd các xã, phường, đặc khu|ubnd các xã, phường|ubnd xã, phường, đặc khu|khối phường, xã, đặc khu|các phường, xã, đặc khu|cấp xã|khối xã|khối cấp xã|khối xã, phường|khối xã, phường, thị trấn|ubnd cấp xã|các xã, phường|các xã, phường, thị trấn|xã, phường, thị trấn|khối ubnd cấp xã|khối các xã, phường|khối các xã|các phường, xã|khối phường, xã|nhóm xã, phường|nhóm xã|nhóm cấp xã|nhóm xã, phường, thị trấn|nhóm các xã|nhóm các xã, phường|khối xã phường|khối phường|nhóm phường|khối phường, xã, thị trấn",
    ),
    (
        Cue::Block("nganh-doc"),
        "khối ngành dọc|ngành dọc|các cơ quan ngành dọc|khối cơ quan trung ương|cơ quan trung ương đóng trên địa bàn|các cơ quan trung ương|cơ quan ngành dọc|khối các cơ quan trung ương|khối cơ quan ngành dọc|nhóm cơ quan trung ương|nhóm các cơ quan trung ương|nhóm ngành dọc|nhóm cơ quan ngành dọc|các cơ quan ngành dọc đóng trên địa bàn|khối cơ quan trung ương đóng trên địa bàn|khối đơn vị ngành dọc",
    ),
    (
        Cue::Ministries,
        "bộ ngành và cơ quan ngang bộ|khối bộ ngành và cơ quan ngang bộ|bộ, ngành và cơ quan ngang bộ|các bộ ngành và cơ quan ngang bộ|khối bộ, ngành|các bộ, ngành|khối bộ|bộ, ngành|bộ, cơ quan ngang bộ|các bộ, cơ quan ngang bộ|khối các bộ, ngành|khối bộ, cơ quan ngang bộ|cấp bộ|khối các bộ|các bộ",
    ),
    (
        Cue::Group("region:chau-a-thai-binh-duong"),
        "châu á - thái bình dương|châu á thái bình dương|khu vực châu á - thái bình dương|khu vực châu á thái bình dương",
    ),
    (Cue::Group("region:chau-a"), "châu á|khu vực châu á"),
    (
        Cue::Group("group:thu-nhap-trung-binh-thap"),
        "nhóm thu nhập trung bình thấp|nhóm nước thu nhập trung bình thấp|nhóm các nước thu nhập trung bình thấp|nhóm quốc gia thu nhập trung bình thấp|nhóm các quốc gia thu nhập trung bình thấp|nhóm nước có thu nhập trung bình thấp|có thu nhập trung bình thấp|thu nhập trung bình thấp|thu nhập ở mức trung bình thấp|phát triển kinh tế ở mức trung bình thấp|có mức thu nhập trung bình thấp|mức thu nhập trung bình thấp|cùng mức thu nhập trung bình thấp",
    ),
    (
        Cue::Group("group:thu-nhap-trung-binh-cao"),
        "nhóm thu nhập trung bình cao|nhóm nước thu nhập trung bình cao|nhóm nước có thu nhập trung bình cao|có thu nhập trung bình cao|thu nhập trung bình cao|có mức thu nhập trung bình cao|mức thu nhập trung bình cao|cùng mức thu nhập trung bình cao",
    ),
    (Cue::Points, "điểm"),
    (
        Cue::Average,
        "mặt bằng chung|trung bình|bình quân|trung vị|điểm trung bình|mức trung bình|giá trị trung bình|điểm bình quân|mức bình quân|giá trị bình quân",
    ),
    (
        Cue::Is,
        "là|thuộc về|vẫn là|vẫn thuộc về|thuộc về các|gồm|gồm có|gọi tên|có|lại là|chính là|tiếp tục là|tiếp tục thuộc về|bao gồm|gồm các|đó là|là các|là của|về tay|sang tay|đổi chủ sang|đổi chủ về|đổi chủ sang tay|chuyển sang tay|rơi vào tay|nằm trong tay|đang là|cũng là|vẫn về tay|tiếp tục về tay|đều là|thuộc về các tỉnh|xướng tên",
    ),
    (Cue::Of, "của"),
    (
        Cue::About,
        "về|tại|trong|ở|trên|theo|trong bảng|trên bảng|trong bảng xếp hạng|trên bảng xếp hạng|bảng xếp hạng|bảng|xét về|đối với|ở bảng",
    ),
    (
        Cue::Part,
        "chỉ số|chi số|nhóm chỉ số|chỉ số thành phần|hạng mục|trụ cột|nội dung|lĩnh vực|tiêu chí|chỉ số về|chỉ số nội dung|nhóm chỉ số về|nội dung về|chỉ số thành phần về|nhóm tiêu chí|trục nội dung|điểm số hạng mục|lĩnh vực về|yếu tố|chỉ số chính",
    ),
    (
        Cue::Unit,
        "cơ quan, đơn vị|quốc gia, nền kinh tế|quốc gia và nền kinh tế|nước, nền kinh tế|nước và nền kinh tế|phường|quận|xã|huyện, thành phố|huyện, thị xã, thành phố|huyện, thị, thành phố|quận, huyện|phường, xã|đơn vị, địa phương|sở, ban, ngành|đơn vị cấp tỉnh|đơn vị cấp huyện|tỉnh, thành phố|tỉnh, thành|tỉnh thành|tỉnh thành phố|tỉnh và thành phố|tỉnh, thành phố trong cả nước|tỉnh, thành trong cả nước|tỉnh/thành phố|tỉnh/thành|các tỉnh|các tỉnh, thành phố|các địa phương|quốc gia|quốc gia, vùng lãnh thổ|quốc gia và vùng lãnh thổ|nước|nền kinh tế|đơn vị|tỉnh, thành phố trực thuộc trung ương|địa phương|huyện|sở, ngành|bộ, ngành có|cái tên|suất|gương mặt|các nước|tỉnh, thành phố cũ|tỉnh, tp|cơ quan|xã, phường|sở|bộ|nước, vùng lãnh thổ|nước thành viên|tên|các tỉnh thành|các đơn vị",
    ),
    (
        Cue::Says,
        "cho biết|cho hay|nói|thông tin|chia sẻ|khẳng định|cho rằng|thông báo|phát biểu|nhấn mạnh|đánh giá|đề nghị|thừa nhận|yêu cầu|hướng dẫn|tham mưu|công bố|chủ trì|tổ chức|phối hợp|giải thích|lý giải|bày tỏ|kể|kết luận|nhận định|trao đổi|tổng hợp|ban hành|báo cáo|bố trí|hứa|lập|lưu ý",
    ),
    (
        Cue::Role,
        "theo|giám đốc|phó giám đốc|lãnh đạo|đại diện|chủ tịch|trưởng phòng|phó chủ tịch|giao|bí thư|cán bộ|phó bí thư|thứ trưởng|bộ trưởng|ông|bà|do|phối hợp với|ủy ban nhân dân|nguồn|ảnh|trụ sở|địa chỉ|tòa soạn|nhân viên|chuyên viên|chánh văn phòng|yêu cầu|ban chỉ đạo|hội đồng|đảng bộ|đoàn|tại hội trường|hđnd|thường trực|nghị quyết|mặt trận|đường|chợ|cầu|sân bay|cảng|bến xe|đại học|trường|công an|quốc lộ",
    ),
    (Cue::Kind("huyen"), "huyện|ubnd huyện|ủy ban nhân dân huyện"),
    (Cue::Kind("quan"), "quận|ubnd quận|ủy ban nhân dân quận"),
    (Cue::Kind("thi-xa"), "thị xã|ubnd thị xã|tx|ubnd tx|ủy ban nhân dân thị xã"),
    (Cue::Kind("thanh-pho"), "ubnd thành phố|ubnd tp|ủy ban nhân dân thành phố|ủy ban nhân dân tp"),
    (Cue::Kind("xa"), "xã|ubnd xã|ủy ban nhân dân xã"),
    (Cue::Kind("phuong"), "phường|ubnd phường|ủy ban nhân dân phường"),
    (Cue::Kind("thi-tran"), "thị trấn|ubnd thị trấn"),
    (Cue::Kind("dac-khu"), "đặc khu|ubnd đặc khu"),
    (
        Cue::Skip,
        "đính chính một số|đính chính thông tin|đính chính về|không hứa|không dám hứa|trong khi đó|trong khi ấy|trong lúc đó|nhờ quyết tâm|với quyết tâm|sự quyết tâm|nhờ nỗ lực|với nỗ lực|người đứng đầu|thứ trưởng|thứ tự|sắp xếp|sắp xếp thứ tự|hạng mục đầu tư|xếp loại|xếp hạng di tích|thứ nguyên|đứng đầu cơ quan|đứng đầu cấp ủy|giáo viên hạng|chợ hạng|đô thị loại|bậc tiểu học|bậc lương|bậc học|bậc thợ|hàng đầu|nhất là|nhất định|thống nhất|ít nhất|duy nhất|gần nhất|mới nhất|thứ ba vừa|đầu tiên|lần đầu tiên|bậc trung học|bậc mầm non|bậc đại học|bậc cấp|hạng ghế|hạng sao|khách sạn hạng|xếp hàng|hạng nặng|thượng hạng|thứ yếu|người dẫn đầu|cán bộ đứng đầu|đồng chí đứng đầu|lãnh đạo đứng đầu|cá nhân đứng đầu|tốt nhất cho|nhất trí|hợp nhất|quan trọng nhất|sớm nhất|rõ nhất|khó nhất|cơ sở hạ tầng|sau khi|sau hợp nhất|sau sáp nhập|sau sắp xếp|trước sau|về phía|về việc|sau này|ở lại|người tham gia|hơn nữa|lớn hơn|về đích sớm|đáng kể|chưa kể|không kể|kể cả",
    ),
];

/// The trie of all cue phrases.
pub static CUES: LazyLock<Trie<Cue>> = LazyLock::new(|| {
    let mut trie = Trie::default();
    for (cue, phrases) in PHRASES {
        for phrase in phrases.split('|') {
            trie.insert(phrase, *cue);
        }
    }
    trie
});

/// Words without which no sentence ranks anybody.
static RANKING: WordSet = WordSet::new(&[
    "thứ", "hạng", "bậc", "top", "tốp", "nhóm", "quân", "đứng", "ngôi", "cuối", "chót", "sổ", "nhất", "nhì", "điểm", "xếp", "nhầm", "khối",
    "cấp",
]);

/// First words of pairs that rank.
static PAIRS: WordSet = WordSet::new(&["dẫn", "lần", "đầu", "vị", "năm", "đính", "không"]);

/// Whether any word or pair of words that ranks stands among the tokens.
pub fn ranks(tokens: &[Token]) -> bool {
    let word = |i: usize| tokens.get(i).map_or("", |t| t.text);
    let pair = |i: usize| {
        matches!(
            (word(i), word(i + 1)),
            ("dẫn", "đầu")
                | ("lần", "lượt")
                | ("đầu", "bảng")
                | ("vị", "trí")
                | ("năm", "ngoái" | "trước" | "qua")
                | ("đính", "chính")
                | ("không", "đổi")
        )
    };
    tokens.iter().enumerate().any(|(i, t)| RANKING.holds(t) || PAIRS.holds(t) && pair(i))
}

/// A set of words to look for; matches everything when it could not be built.
pub struct Matcher(Option<AhoCorasick>);

impl Matcher {
    /// Looks for these words.
    pub fn new(words: &[&str]) -> Self {
        // The words are too many and too common for a look ahead at rare bytes.
        Self(AhoCorasick::builder().kind(Some(AhoCorasickKind::DFA)).prefilter(false).build(words).ok())
    }

    /// Whether any of the words stands in the text.
    pub fn is_match(&self, text: &str) -> bool {
        self.0.as_ref().is_none_or(|a| a.is_match(text))
    }
}
