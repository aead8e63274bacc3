//! Finds the tables of a sheet: title lines above, notes below, several tables with blank rows or columns between them.
//!
//! A sheet is cut into bands at blank rows, a band into blocks at blank columns. A block's table begins below its last title
//! line (one value alone in its row) that stands above the first row of numbers, and ends with the last row of two or more
//! values.
mod head;

use super::sheet::{Line, Sheet, Span};
use crate::{Cell, Limits, Paragraph, Part, Piece, Place, Table};
use head::{has_figure, heads};

/// Most title lines that name a table.
const CAPTION_LINES: usize = 4;

/// The pieces of a sheet, with notes on what was left out.
pub(super) fn pieces(sheet: &Sheet, page: u32, limits: &Limits, notes: &mut Vec<String>) -> Vec<Piece> {
    let mut lines = sheet.lines();
    let name = sheet.name.as_deref().map(|name| format!("Trang tính “{name}”: ")).unwrap_or_default();
    if lines.len() > limits.rows as usize {
        notes.push(format!("{name}chỉ đọc {} dòng đầu trong {} dòng.", limits.rows, lines.len()));
        lines.truncate(limits.rows as usize);
    }
    let widest = lines.iter().filter_map(|line| line.spans.last()).map(|span| span.left).max().unwrap_or_default();
    if widest >= limits.columns {
        notes.push(format!("{name}chỉ đọc {} cột đầu.", limits.columns));
        for line in &mut lines {
            line.spans.retain(|span| span.left < limits.columns);
        }
        lines.retain(|line| !line.spans.is_empty());
    }
    for span in lines.iter_mut().flat_map(|line| &mut line.spans) {
        span.right = span.right.min(limits.columns.saturating_sub(1));
    }
    let mut found = Finder::new(page);
    for band in bands(&lines) {
        let groups = groups(band);
        if let [_, _, ..] = groups.as_slice() {
            found.side_by_side(band, &groups);
        } else {
            found.block(band.to_vec());
        }
    }
    found.pieces
}

/// Runs of rows without a blank row between them. A blank row inside a table (below its head, between its parts) does not end
/// it: the same columns go on, with figures.
fn bands<'s, 'a>(lines: &'s [Line<'a>]) -> Vec<&'s [Line<'a>]> {
    let mut bands = Vec::new();
    let mut start = 0;
    for (at, pair) in lines.windows(2).enumerate() {
        if let [above, below] = pair
            && below.row > above.row + 1
            && !(below.row == above.row + 2 && goes_on(above, below))
        {
            bands.push(lines.get(start..=at).unwrap_or_default());
            start = at + 1;
        }
    }
    bands.push(lines.get(start..).unwrap_or_default());
    bands
}

fn goes_on(above: &Line<'_>, below: &Line<'_>) -> bool {
    let columns = |line: &Line<'_>| line.spans.iter().filter(|span| span.value.is_some()).map(|span| span.left).collect::<Vec<_>>();
    let (above, below, figure) = (columns(above), columns(below), has_figure(below));
    let shared = above.iter().filter(|column| below.contains(column)).count();
    figure && shared >= 2 && shared * 5 >= above.len().max(below.len()) * 4
}

/// Column ranges with at least one blank column between them, each with a table of its own; otherwise one range.
fn groups(band: &[Line<'_>]) -> Vec<(u32, u32)> {
    let mut spans: Vec<(u32, u32)> =
        band.iter().filter(|line| line.count() >= 2).flat_map(|line| &line.spans).map(|span| (span.left, span.right)).collect();
    spans.sort_unstable();
    let mut groups: Vec<(u32, u32)> = Vec::new();
    for (left, right) in spans {
        match groups.last_mut() {
            Some(last) if left <= last.1 + 1 => last.1 = last.1.max(right),
            _ => groups.push((left, right)),
        }
    }
    let is_table =
        |&(left, right): &(u32, u32)| left < right && band.iter().filter(|line| line.between(left, right).count() >= 2).nth(1).is_some();
    if groups.iter().all(is_table) { groups } else { Vec::new() }
}

/// What was found so far.
pub(super) struct Finder {
    page: u32,
    pub pieces: Vec<Piece>,
    /// Lines that may name the next table.
    titles: Vec<String>,
}

impl Finder {
    pub(super) fn new(page: u32) -> Self {
        Self { page, pieces: Vec::new(), titles: Vec::new() }
    }

    /// The grid of a document's table: a table, or words that are only set in cells, such as letterheads and signatures.
    pub(super) fn grid(&mut self, sheet: &Sheet) {
        self.block(sheet.lines());
    }

    /// The words of a table that is none by its place.
    pub(super) fn words(&mut self, sheet: &Sheet, part: Part) {
        for line in &sheet.lines() {
            self.push(line, text_of(line), part);
        }
    }

    /// The words of a line; those of a letterhead or of signatures stand each by itself.
    fn apart(&mut self, line: &Line<'_>) {
        if line.count() < 2 || has_figure(line) {
            return self.say(line);
        }
        for span in line.spans.iter().filter(|span| span.value.is_some()) {
            self.say(&Line { row: line.row, spans: vec![*span] });
        }
    }

    /// A paragraph that may name the next table; `None` for one that may not, nor those before it.
    pub(super) fn may_name(&mut self, text: Option<&str>) {
        match text {
            Some(text) => {
                if self.is_caption(text) {
                    self.titles.clear();
                }
                self.titles.push(text.to_owned());
            }
            None => self.titles.clear(),
        }
    }

    /// Whether words say that they name a table.
    pub(super) fn is_caption(&self, text: &str) -> bool {
        let text = text.to_lowercase();
        ["bảng ", "biểu ", "phụ lục", "bảng:"].iter().any(|start| text.starts_with(start))
    }

    /// Tables beside each other: lines above that stand over all of them name all of them.
    fn side_by_side(&mut self, band: &[Line<'_>], groups: &[(u32, u32)]) {
        let first = band.iter().position(|line| line.count() >= 2).unwrap_or_default();
        let last = band.iter().rposition(|line| line.count() >= 2).unwrap_or_default();
        for line in band.get(..first).unwrap_or_default() {
            self.say(line);
        }
        let titles = self.titles.clone();
        for &(left, right) in groups {
            self.titles.clone_from(&titles);
            let lines = band.get(first..=last).unwrap_or_default().iter().map(|line| line.between(left, right));
            self.block(lines.filter(|line| !line.spans.is_empty()).collect());
            self.join_halves();
        }
        for line in band.get(last + 1..).unwrap_or_default() {
            self.note(line);
        }
    }

    /// A long table that is set in two halves is one: the same head, and the ranks of the first column go on.
    fn join_halves(&mut self) {
        let [.., Piece::Table(one), Piece::Table(two)] = self.pieces.as_mut_slice() else { return };
        let same_head = one.head > 0 && one.head == two.head && {
            let heads = one.rows.iter().zip(&two.rows).take(one.head);
            heads.clone().all(|(one, two)| one.iter().map(|cell| &cell.text).eq(two.iter().map(|cell| &cell.text)))
        };
        let rank = |row: Option<&Vec<Cell>>| row.and_then(|row| row.first()).and_then(|cell| cell.text.parse::<u32>().ok());
        let goes_on = rank(one.rows.last()).zip(rank(two.rows.get(two.head))).is_some_and(|(last, next)| next == last || next == last + 1);
        if same_head && goes_on {
            one.rows.extend(two.rows.drain(two.head..));
            self.pieces.pop();
        }
    }

    fn block(&mut self, lines: Vec<Line<'_>>) {
        let Some((start, end)) = extent(&lines) else {
            for line in &lines {
                self.apart(line);
            }
            return;
        };
        for line in lines.get(..start).unwrap_or_default() {
            self.apart(line);
        }
        let table = self.table(lines.get(start..end).unwrap_or_default());
        match self.pieces.last_mut() {
            // A table that is cut in two right below each other goes on.
            Some(Piece::Table(last)) if table.head == 0 && table.caption.is_none() && width(last) == width(&table) => {
                last.rows.extend(table.rows)
            }
            _ => self.pieces.push(Piece::Table(table)),
        }
        for line in lines.get(end..).unwrap_or_default() {
            self.note(line);
        }
    }

    /// Words outside any table, which may name the next one.
    fn say(&mut self, line: &Line<'_>) {
        let text = text_of(line);
        if text.is_empty() {
            return;
        }
        let caption = self.is_caption(&text);
        let capitals = text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase);
        let part = match (caption, capitals) {
            (true, _) => Part::Caption,
            (_, true) => Part::Heading,
            _ => Part::Body,
        };
        self.push(line, text.clone(), part);
        if caption {
            self.titles.clear();
        }
        if !head::is_letterhead(line) {
            self.titles.push(text);
        }
    }

    /// Words below a table.
    fn note(&mut self, line: &Line<'_>) {
        let text = text_of(line);
        if !text.is_empty() {
            self.push(line, text, Part::Footnote);
        }
    }

    fn push(&mut self, line: &Line<'_>, text: String, part: Part) {
        let confidence = line.values().map(|value| value.confidence).fold(1.0, f32::min);
        let place = Place { page: self.page, line: line.row + 1, column: 0, area: None };
        self.pieces.push(Piece::Paragraph(Paragraph { part, text, place, confidence }));
    }

    fn table(&mut self, lines: &[Line<'_>]) -> Table {
        let mut columns: Vec<u32> = lines.iter().flat_map(|line| line.spans.iter().flat_map(|span| [span.left, span.right])).collect();
        columns.sort_unstable();
        columns.dedup();
        // A column that is only ever the inside of merged cells holds nothing of its own.
        let head = heads(lines);
        let rows: Vec<Vec<Cell>> = lines.iter().map(|line| self.row(line, &columns, lines)).collect();
        let from = self.titles.len().saturating_sub(CAPTION_LINES);
        let caption = self.titles.get(from..).unwrap_or_default().join(" ");
        self.titles.clear();
        Table { caption: (!caption.is_empty()).then_some(caption), head, rows }
    }

    fn row(&self, line: &Line<'_>, columns: &[u32], lines: &[Line<'_>]) -> Vec<Cell> {
        let last = lines.last().map_or(line.row, |line| line.row);
        let place = |column: u32| Place { page: self.page, line: line.row + 1, column: column + 1, area: None };
        let mut spans = line.spans.iter().peekable();
        let mut covered_to = None;
        let mut row = Vec::with_capacity(columns.len());
        for &column in columns {
            while spans.next_if(|span| span.left < column).is_some() {}
            let mut cell = Cell { place: place(column), confidence: 1.0, rows: 1, columns: 1, ..Cell::default() };
            if covered_to.is_some_and(|right| column <= right) {
                (cell.rows, cell.columns) = (0, 0);
            } else if let Some(span) = spans.next_if(|span| span.left == column) {
                let wide = columns.iter().filter(|&&column| span.left <= column && column <= span.right).count();
                match span.value {
                    Some(value) => {
                        cell.text.clone_from(&value.text);
                        cell.confidence = value.confidence;
                        cell.columns = u16::try_from(wide).unwrap_or(u16::MAX);
                        cell.rows = height(span, line.row, last, lines);
                    }
                    None => (cell.rows, cell.columns) = (0, 0),
                }
                covered_to = Some(span.right);
            }
            row.push(cell);
        }
        row
    }
}

fn width(table: &Table) -> usize {
    table.rows.first().map_or(0, Vec::len)
}

/// Rows of the table that a value covers: blank rows are none.
fn height(span: &Span<'_>, row: u32, last: u32, lines: &[Line<'_>]) -> u16 {
    if span.rows <= 1 {
        return 1;
    }
    let bottom = (row + span.rows - 1).min(last);
    let start = lines.partition_point(|line| line.row < row);
    let end = lines.partition_point(|line| line.row <= bottom);
    u16::try_from(end.saturating_sub(start).max(1)).unwrap_or(u16::MAX)
}

fn text_of(line: &Line<'_>) -> String {
    line.values().map(|value| value.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// The lines that are the table of a block, if it has one.
fn extent(lines: &[Line<'_>]) -> Option<(usize, usize)> {
    let end = lines.iter().rposition(|line| line.count() >= 2)? + 1;
    let widest = lines.iter().map(Line::count).max().unwrap_or_default();
    let half = widest.div_ceil(2).max(2);
    let mut start = 0;
    for (at, line) in lines.iter().enumerate().take(end) {
        let below = lines.get(at + 1);
        let alone = line.count() == 1 && !below.is_some_and(|below| head::spans_part(line, below));
        if alone || line.count() == 0 || head::is_letterhead(line) {
            start = at + 1;
        } else if line.count() >= half || line.spans.iter().any(|span| span.rows > 1 || span.right > span.left) {
            // The head: what stands alone below it is a part of the table.
            break;
        }
    }
    // Words to the reader and days above the head have few values.
    let few = |line: &Line<'_>| line.count() < half && line.spans.iter().all(|span| span.rows <= 1 && span.right == span.left);
    while lines.get(start).is_some_and(few) && start < end {
        start += 1;
    }
    let table = lines.get(start..end).filter(|table| !table.is_empty())?;
    let wide = table.iter().filter(|line| line.count() >= 2);
    let rows = wide.clone().count();
    let widest = wide.map(Line::count).max().unwrap_or_default();
    // Signatures and the like are no table.
    let is_table = if table.iter().any(has_figure) { rows >= 2 } else { rows >= 4 || (rows >= 2 && widest >= 3) };
    is_table.then_some((start, end))
}

#[cfg(test)]
mod tests {
    use super::super::sheet::{Area, Value};
    use super::*;

    /// A sheet of the cells of lines, parted by bars; a line begins with the letters of the part that it should become.
    fn sheet(text: &str) -> Sheet {
        let mut sheet = Sheet::default();
        for (row, line) in (0..).zip(text.lines().skip(1)) {
            for (column, cell) in (0..).zip(line.split('|')) {
                let number = cell.trim().parse::<f64>().is_ok();
                sheet.put(row, column, Value { text: cell.trim().to_owned(), confidence: 1.0, number });
            }
        }
        sheet
    }

    fn show(sheet: &Sheet) -> Vec<String> {
        let shown = |piece: &Piece| match piece {
            Piece::Paragraph(paragraph) => paragraph.text.clone(),
            Piece::Table(table) => {
                let first = |row: &Vec<Cell>| row.first().map(|cell| cell.text.clone()).unwrap_or_default();
                let rows: Vec<String> = table.rows.iter().map(first).collect();
                format!("[{}] {} / {}", table.caption.as_deref().unwrap_or("-"), table.head, rows.join(" "))
            }
        };
        pieces(sheet, 1, &Limits::default(), &mut Vec::new()).iter().map(shown).collect()
    }

    #[test]
    fn titles_notes_and_blank_rows() {
        let found = show(&sheet(
            "
            BỘ NỘI VỤ||CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            BẢNG XẾP HẠNG NĂM 2022
            Kính gửi các tỉnh||Ngày 26/9
            Hạng|Tỉnh|2021|2022|2023
            (1)|(2)|(3)|(4)|(5)
            A. Miền Bắc
            1|Hà Nội|80,5|81|82

            2|Hải Phòng|79|80|81
            Nguồn: báo cáo

            Người lập||Thủ trưởng
            ||Đã ký",
        ));
        assert_eq!(
            found,
            [
                "BỘ NỘI VỤ",
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "BẢNG XẾP HẠNG NĂM 2022",
                "Kính gửi các tỉnh",
                "Ngày 26/9",
                "[BẢNG XẾP HẠNG NĂM 2022 Kính gửi các tỉnh Ngày 26/9] 2 / Hạng (1) A. Miền Bắc 1 2",
                "Nguồn: báo cáo",
                "Người lập",
                "Thủ trưởng",
                "Đã ký"
            ]
        );
    }

    #[test]
    fn tables_beside_each_other_are_two_unless_one_goes_on() {
        let two = show(&sheet("\nHạng|Tỉnh||Hạng|Bộ\n1|Huế||1|Bộ A\n2|Hà Nội||2|Bộ B"));
        assert_eq!(two, ["[-] 1 / Hạng 1 2", "[-] 1 / Hạng 1 2"]);
        let one = show(&sheet("\nHạng|Tỉnh||Hạng|Tỉnh\n1|Huế||3|Cà Mau\n2|Hà Nội||4|Sơn La"));
        assert_eq!(one, ["[-] 1 / Hạng 1 2 3 4"]);
    }

    #[test]
    fn a_head_of_two_rows_with_merged_cells() {
        let mut sheet = sheet("\nTT|Tỉnh|Điểm thành phần\n||A|B\n1|Huế|7|8\n2|Hà Nội|6|5");
        sheet.merges = vec![
            Area { top: 0, left: 0, bottom: 1, right: 0 },
            Area { top: 0, left: 1, bottom: 1, right: 1 },
            Area { top: 0, left: 2, bottom: 0, right: 3 },
        ];
        let found = pieces(&sheet, 1, &Limits::default(), &mut Vec::new());
        let Some(Piece::Table(table)) = found.first() else { panic!("{found:?}") };
        let spans: Vec<_> = table.rows.iter().take(2).flatten().map(|cell| (cell.rows, cell.columns)).collect();
        assert_eq!(table.head, 2);
        assert_eq!(spans, [(2, 1), (2, 1), (1, 2), (0, 0), (0, 0), (0, 0), (1, 1), (1, 1)]);
        assert_eq!((table.rows[3][1].place.line, table.rows[3][1].place.column), (4, 2));
    }
}
