//! The head of a table of a sheet, and lines that are none of a table.
use super::super::sheet::Line;

/// Most rows that a head has.
const MOST: usize = 6;

/// How many of the first lines are the head: those above the first line of figures, and a line of column numbers below them.
pub(super) fn heads(lines: &[Line<'_>]) -> usize {
    // The name of a group of rows ends a head, too.
    let alone = |line: &Line<'_>| line.count() == 1 && line.spans.len() == 1;
    let ends = |(at, line): (usize, &Line<'_>)| has_figure(line) || (at > 0 && alone(line));
    let mut head = lines.iter().take(MOST + 1).enumerate().position(ends).unwrap_or(1.min(lines.len()));
    if head > MOST {
        return 1;
    }
    // A cell of the head that goes down beside a line of years.
    let top = lines.first().map_or(0, |line| line.row);
    let down = lines.first().into_iter().flat_map(|line| &line.spans).filter(|_| head > 0).map(|span| top + span.rows).max();
    let down = down.map_or(0, |bottom| lines.partition_point(|line| line.row < bottom));
    if down <= MOST {
        head = head.max(down);
    }
    if lines.get(head).is_some_and(numbers_columns) && lines.len() > head + 1 && head < MOST {
        head += 1;
    }
    head.min(lines.len())
}

/// Whether a line holds a figure that is more than a year.
pub(super) fn has_figure(line: &Line<'_>) -> bool {
    line.values().any(|value| {
        let figure = value.number || is_figure(&value.text);
        figure && !is_year(&value.text)
    }) && !numbers_columns(line)
}

fn is_figure(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit()) && text.bytes().all(|byte| byte.is_ascii_digit() || b".,%-+/ ".contains(&byte))
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.parse::<u16>().is_ok_and(|year| (1990..2100).contains(&year))
}

/// `(1) (2) (3)`, `A B 1 2 3=1+2`: the numbers of the columns.
fn numbers_columns(line: &Line<'_>) -> bool {
    let bare = |text: &str| text.trim_matches(['(', ')', '[', ']', ' ']).to_owned();
    let marks: Vec<String> = line.values().map(|value| bare(&value.text)).collect();
    if marks.len() < 3 {
        return false;
    }
    let letters = marks.iter().take_while(|mark| mark.len() == 1 && mark.bytes().all(|byte| byte.is_ascii_uppercase())).count();
    let mut next = None;
    marks.iter().skip(letters).all(|mark| {
        let digits: String = mark.chars().take_while(char::is_ascii_digit).collect();
        let rest = mark.get(digits.len()..).unwrap_or_default();
        let number = digits.parse::<u32>().ok();
        let follows = number.is_some() && (next.is_none() || next == number) && (rest.is_empty() || rest.starts_with('='));
        next = number.map(|number| number + 1);
        follows
    }) && next.is_some_and(|next| next > 2)
}

/// The lines of state letterheads, with the number of the paper and its place and day: never of a table, never its name.
pub(super) fn is_letterhead(line: &Line<'_>) -> bool {
    line.values().any(|value| {
        let text = value.text.to_lowercase();
        let starts =
            ["cộng hòa xã hội chủ nghĩa", "cộng hoà xã hội chủ nghĩa", "độc lập - tự do", "độc lập – tự do", "độc lập- tự do", "số:"];
        let day = text.find("ngày").zip(text.find("tháng")).zip(text.find("năm"));
        starts.iter().any(|start| text.starts_with(start))
            || (text.len() < 80 && day.is_some_and(|((day, month), year)| day < month && month < year))
    })
}

/// Whether a value alone in its line is the head of a part of the columns below: merged over some of them, not over the first.
pub(super) fn spans_part(line: &Line<'_>, below: &Line<'_>) -> bool {
    let Some(span) = line.spans.iter().find(|span| span.value.is_some()) else { return false };
    let unit = span.value.is_some_and(|value| {
        let text = value.text.to_lowercase();
        text.starts_with("đơn vị") || text.starts_with("đvt") || text.starts_with('(')
    });
    let first = below.spans.first().map_or(0, |span| span.left);
    !unit && span.right > span.left && span.left > first && below.count() >= 2
}
