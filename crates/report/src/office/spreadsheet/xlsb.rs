//! XLSB: values without number formats, which calamine does not tell.
use super::{Book, RawSheet, day, is_hidden};
use crate::office::package::Package;
use crate::{Limits, ReportError};
use calamine::{Data, Reader, SheetType, Xlsb, XlsbError};
use std::io::Cursor;

pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Book, ReportError> {
    let mut package = Package::open(bytes, "XLSB", limits)?;
    package.weigh()?;
    let mut workbook: Xlsb<_> = Xlsb::new(Cursor::new(bytes)).map_err(|fault| match fault {
        XlsbError::Password => ReportError::Locked,
        fault => package.damaged(fault),
    })?;
    let mut book = Book::default();
    book.notes.push("Tệp XLSB: số được đọc theo giá trị lưu, phần trăm có thể hiện thành số thập phân (0,81 thay vì 81%).".to_owned());
    if let Ok(properties) = workbook.workbook_properties() {
        book.title = properties.title.filter(|title| !title.trim().is_empty());
        book.created = day(properties.modified.or(properties.created));
    }
    for (index, meta) in workbook.sheets_metadata().to_vec().into_iter().enumerate() {
        if meta.typ != SheetType::WorkSheet {
            continue;
        }
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        let mut sheet = RawSheet { number, hidden: is_hidden(meta.visible), name: meta.name, ..RawSheet::default() };
        sheet.broken = cells(&mut workbook, &mut sheet, limits).is_err();
        book.sheets.push(sheet);
    }
    Ok(book)
}

fn cells(workbook: &mut Xlsb<Cursor<&[u8]>>, sheet: &mut RawSheet, limits: &Limits) -> Result<(), XlsbError> {
    let name = sheet.name.clone();
    let mut reader = workbook.worksheet_cells_reader(&name)?;
    let mut rows = std::collections::HashSet::new();
    while let Some(cell) = reader.next_cell()? {
        let place = cell.get_position();
        rows.insert(place.0);
        if rows.len() > limits.rows as usize + 1 {
            break;
        }
        sheet.put(place, &Data::from(cell.get_value().clone()), None, None);
    }
    Ok(())
}
