//! Tables as grids: one line a row, cells separated by tabs, empty cells kept.
use super::roles::{self, Role};
use super::words::collapse;
use scraper::ElementRef;

/// Spans beyond these are slips or attacks; the largest honest table has a few hundred rows.
const MOST_COLUMNS: usize = 64;
const MOST_ROWS: usize = 5000;

/// The table laid out, or `None` when it is no table of data but a frame for layout: one column, or
/// tables inside tables.
pub(super) fn grid(table: &ElementRef<'_>) -> Option<String> {
    let rows = rows(table);
    if rows.len() < 2 && rows.first().is_none_or(|r| r.len() < 2) {
        return None;
    }
    let has_inner = table.descendent_elements().skip(1).any(|e| e.value().name() == "table");
    if has_inner || rows.iter().all(|row| row.len() < 2) {
        return None;
    }
    Some(lay(&rows))
}

struct Cell {
    text: String,
    columns: usize,
    rows: usize,
}

fn rows(table: &ElementRef<'_>) -> Vec<Vec<Cell>> {
    let is_row = |e: &ElementRef<'_>| e.value().name() == "tr";
    let lines = table.descendent_elements().filter(is_row).take(MOST_ROWS);
    let is_cell = |e: &ElementRef<'_>| matches!(e.value().name(), "td" | "th");
    let cells = |row: ElementRef<'_>| row.child_elements().filter(is_cell).take(MOST_COLUMNS).map(|c| cell(&c)).collect::<Vec<_>>();
    lines.map(cells).filter(|row| !row.is_empty()).collect()
}

fn cell(element: &ElementRef<'_>) -> Cell {
    let span = |key: &str, most: usize| element.attr(key).and_then(|v| v.trim().parse::<usize>().ok()).unwrap_or(1).clamp(1, most);
    let mut text = String::new();
    visible_text(element, &mut text);
    Cell { text: collapse(&text), columns: span("colspan", MOST_COLUMNS), rows: span("rowspan", MOST_ROWS) }
}

fn visible_text(element: &ElementRef<'_>, into: &mut String) {
    for child in element.children() {
        if let Some(text) = child.value().as_text() {
            into.push_str(text);
        } else if let Some(element) = ElementRef::wrap(child).filter(|e| roles::of(e) != Role::Noise) {
            // Blocks and line breaks end a word even where the source has no white space.
            let ends_word = matches!(element.value().name(), "br" | "p" | "div" | "li");
            if ends_word {
                into.push(' ');
            }
            visible_text(&element, into);
            if ends_word {
                into.push(' ');
            }
        }
    }
}

/// A cell that spans stands in its first place; the other places it covers are empty.
fn lay(rows: &[Vec<Cell>]) -> String {
    // How many more rows each column is covered from above.
    let mut covered = [0_usize; MOST_COLUMNS];
    let mut lines = Vec::with_capacity(rows.len());
    for row in rows {
        let mut line: Vec<&str> = Vec::new();
        let mut cells = row.iter();
        let mut next = cells.next();
        let mut spanned: Option<(usize, usize)> = None;
        for cover in &mut covered {
            if let Some((left, rows)) = spanned.filter(|(left, _)| *left > 0) {
                line.push("");
                *cover = rows - 1;
                spanned = Some((left - 1, rows));
            } else if *cover > 0 {
                line.push("");
                *cover -= 1;
            } else if let Some(cell) = next {
                line.push(&cell.text);
                *cover = cell.rows - 1;
                spanned = Some((cell.columns - 1, cell.rows));
                next = cells.next();
            } else {
                break;
            }
        }
        lines.push(line.join("\t"));
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::grid;
    use scraper::{Html, Selector};

    fn of(html: &str) -> Option<String> {
        let page = Html::parse_fragment(html);
        page.select(&Selector::parse("table").unwrap()).next().and_then(|t| grid(&t))
    }

    #[test]
    fn keeps_empty_and_spanned_cells() {
        let html = "<table><thead><tr><th rowspan=2>Đơn\n vị<th colspan=2>DTI</tr><tr><th>Hạng<th>Điểm</thead>
            <tr><td>Hà<br>Tĩnh<td>37<td></tr><tr><td>Huế<td rowspan=9>4</table>";
        assert_eq!(of(html).unwrap(), "Đơn vị\tDTI\t\n\tHạng\tĐiểm\nHà Tĩnh\t37\t\nHuế\t4");
    }

    #[test]
    fn frames_are_no_tables() {
        assert_eq!(of("<table><tr><td><img><tr><td>Ảnh: X</table>"), None);
        assert_eq!(of("<table><tr><td><table><tr><td>1<td>2</table><td>b</table>"), None);
        assert_eq!(of("<table></table>"), None);
    }

    #[test]
    fn spans_are_capped() {
        let wide = of("<table><tr><td colspan=1000000>a<td>b<tr><td>1<td>2</table>").unwrap();
        assert!(wide.len() < 200);
    }
}
