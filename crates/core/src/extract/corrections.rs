//! What a sentence does not claim: what never was, what is asked, and figures that it calls wrong.
use super::finish::Page;
use super::mention::{Mention, What};
use super::proto::Proto;
use crate::model::Modality;
use crate::normalize::Token;

/// `Giả sử giữ được điểm số cũ thì tỉnh đã ở hạng 13`: what never was. So is what would have come of a condition that tells of no place (`Nếu giữ
/// điểm số như năm trước, tỉnh đã xếp thứ 20`); `Nếu như năm 2021 tỉnh xếp thứ 30 thì năm 2022 đã lên thứ 20` holds two editions against
/// each other.
pub(super) fn unreal<'w>(mentions: &[Mention], words: &dyn Fn(usize) -> &'w str) -> bool {
    // A quotation may begin with it.
    let open = usize::from(matches!(words(0), "\"" | "-"));
    if matches!((words(open), words(open + 1)), ("giả", "sử" | "dụ" | "như") | ("lẽ", "ra") | ("đáng", "lẽ") | ("giá", "như" | "mà"))
    {
        return true;
    }
    // "Sở A được mời trình bày đầu tiên, thứ ba là Sở B": whose turn it is.
    let turns = |t: usize| matches!((words(t), words(t + 1)), ("trình", "bày") | ("phát", "biểu") | ("tham", "luận") | ("biểu", "diễn"));
    let first = |t: usize| matches!((words(t), words(t + 1)), ("đầu" | "trước", "tiên") | ("trước", "hết"));
    let said = |which: &dyn Fn(usize) -> bool| (0..40).take_while(|t| !words(*t).is_empty()).any(which);
    if !mentions.iter().any(|m| matches!(m.what, What::Index(_))) && said(&turns) && said(&first) {
        return true;
    }
    // "Nếu chỉ tính khu vực ASEAN": among whom.
    let among = (1..4).any(|t| matches!(words(t), "tính" | "xét" | "so" | "kể" | "nhìn" | "xếp" | "lấy" | "gộp"));
    if words(0) != "nếu" || among {
        return false;
    }
    let Some(main) = (1..60).find(|t| matches!(words(*t), "," | "thì" | "")) else { return false };
    let place =
        |m: &Mention| matches!(m.what, What::Rank { .. } | What::Bound(_) | What::Last | What::Move(_) | What::Highest | What::Lowest);
    let from = mentions.iter().find(|m| m.t0 > main && place(m)).map_or(main, |m| m.t0);
    let would = (main..from).any(|t| matches!(words(t), "đã" | "sẽ" | "hẳn"));
    would && !mentions.iter().any(|m| m.t1 <= main && place(m))
}

/// `Liệu tỉnh có vào được nhóm 10 hay không`: what is asked is no place. Claims that end before the question's last words and begin behind
/// its first ones go.
pub(super) fn without_questions(tokens: &[Token], protos: &mut Vec<Proto>) {
    if protos.is_empty() {
        return;
    }
    let word = |i: usize| tokens.get(i).map_or("", |t| t.text);
    let closes = |i: usize| matches!((word(i), word(i + 1)), ("hay", "không" | "chưa"));
    let Some(end) = (0..tokens.len()).find(|i| closes(*i)) else { return };
    let Some(start) = (end.saturating_sub(24)..end).rev().find(|i| matches!(word(*i), "liệu" | "có" | "đã")) else { return };
    let place = |i: usize| tokens.get(i).map_or(0, |t| t.start as usize);
    protos.retain(|p| !(p.start >= place(start) && p.end <= place(end)));
}

/// Where the right figure is told: `con số đúng là`, `đúng phải là`, `chính xác là`, `xin sửa lại là`.
fn rightly(tokens: &[Token]) -> Option<usize> {
    let word = |i: usize| tokens.get(i).map_or("", |t| t.text);
    (0..tokens.len()).find(|i| {
        let right = matches!(
            (word(*i), word(i + 1)),
            ("đúng", "ra" | "phải" | "là") | ("chính", "xác") | ("thực", "tế") | ("sửa" | "đọc", "lại" | "thành" | "là")
        );
        right && (i + 1..i + 4).any(|t| matches!(word(t), "là" | "thành")) && word(i.wrapping_sub(1)) != "không"
    })
}

/// `trụ cột thể chế "xếp thứ 8", đúng ra phải là xếp thứ 18`: the figure before is wrong, though no word says so.
pub(super) fn set_right(tokens: &[Token], protos: &mut [Proto]) {
    let word = |i: usize| tokens.get(i).map_or("", |t| t.text);
    if protos.is_empty() {
        return;
    }
    let Some(at) = rightly(tokens).filter(|i| word(*i) == "đúng" && matches!(word(i + 1), "ra" | "phải")) else { return };
    let place = tokens.get(at).map_or(0, |t| t.start as usize);
    if protos.iter().any(|p| p.start >= place) {
        protos.iter_mut().filter(|p| p.end <= place).for_each(|p| p.modality = Modality::ReportedError);
    }
}

/// `không phải thứ 31 như một số trang đã dẫn`, `không đứng thứ 46 như bài trước đã nêu`: a place that is denied against what others wrote was told
/// wrongly.
pub(super) fn told_elsewhere(tokens: &[Token], protos: &mut [Proto]) {
    const NEAR: usize = 8;
    let word = |i: usize| tokens.get(i).map_or("", |t| t.text);
    for p in protos.iter_mut().filter(|p| p.modality == Modality::Negated && p.rank.is_some()) {
        let end = tokens.partition_point(|t| (t.start as usize) < p.end);
        let as_told = (end..end + NEAR).take_while(|t| !matches!(word(*t), ";" | "." | "")).find(|t| word(*t) == "như");
        let Some(from) = as_told else { continue };
        let source = |t: usize| {
            matches!(
                word(t),
                "báo"
                    | "bài"
                    | "trang"
                    | "tin"
                    | "mạng"
                    | "nguồn"
                    | "bản"
                    | "tờ"
                    | "kênh"
                    | "số"
                    | "website"
                    | "chúng"
                    | "nhiều"
                    | "đại"
                    | "cử"
                    | "dư"
                    | "ông"
                    | "bà"
            )
        };
        let tells = |t: usize| {
            matches!(
                word(t),
                "nêu" | "đưa" | "dẫn" | "đăng" | "viết" | "in" | "loan" | "ghi" | "nói" | "tải" | "phản" | "thông" | "công" | "trích"
            )
        };
        let clause = (from + 1..from + 12).take_while(|t| !matches!(word(*t), ";" | "." | "," | ""));
        let (mut named, mut told, mut aim) = (false, false, false);
        for t in clause {
            named |= source(t);
            told |= tells(t) && (t > from + 1);
            aim |= matches!(word(t), "tiêu" | "hoạch" | "vọng" | "kiến" | "quyết" | "đề");
        }
        // "không phải hạng 29 như đã đưa".
        let before = word(from + 1) == "đã" && told && !aim;
        if named && told || before {
            p.modality = Modality::ReportedError;
        }
    }
}

/// `Thông tin này là nhầm lẫn`: the figure meant stands before it in the sentence, else in the sentence before. `…, con số đúng là thứ 21`
/// parts the wrong one from the right one, as `chứ không phải thứ 23 như đã in nhầm` does.
pub(super) fn mark_wrong(at: usize, tokens: &[Token], protos: &mut [Proto], page: &mut Page<'_>, sentence: usize) {
    let start = |i: usize| tokens.get(i).map_or(0, |t| t.start as usize);
    let word = |i: usize| tokens.get(i).map_or("", |t| t.text);
    let (place, right) = (start(at), rightly(tokens).map(start));
    let not = (0..at).rev().find(|i| matches!((word(*i), word(i + 1)), ("không", "phải"))).map(start);
    let wrong = |p: &Proto| match (right, not) {
        (Some(right), _) => p.end <= right,
        (None, Some(not)) => p.start > not && p.end <= place,
        (None, None) => p.end <= place,
    };
    let told = protos.iter().any(|p| p.end <= place || right.is_some_and(|r| p.end <= r));
    if told {
        protos.iter_mut().filter(|p| wrong(p)).for_each(|p| p.modality = Modality::ReportedError);
        return;
    }
    // "Như vậy tỉnh ở nửa dưới của bảng, còn nói gần cuối thì chưa chính xác": what is wrong stands in the sentence itself.
    let points_back = |i: usize| matches!(word(i), "này" | "trên" | "đó" | "ấy" | "đây");
    if !(at < 8 || (0..tokens.len()).any(points_back)) {
        return;
    }
    let before = |p: &Proto| p.sentence + 1 == sentence;
    // "Sự nhầm lẫn có thể do …" behind a sentence that told the wrong figure from the right one already.
    if page.protos.iter().any(|(_, p)| before(p) && p.modality == Modality::ReportedError) {
        return;
    }
    for (_, p) in page.protos.iter_mut().filter(|(_, p)| before(p)) {
        p.modality = Modality::ReportedError;
    }
}
