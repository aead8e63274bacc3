//! Pages whose text layer is missing or cannot be read: they are drawn and read by OCR.
use hayro_syntax::page::Page;

use super::font::Faces;
use super::quality::Quality;
use super::upright::Quarters;
use super::{content, ranges, raster};
use crate::layout::Sheet;
use crate::ocr::{Picture, Reader};
use crate::{Limits, ReportError};

/// Reads scanned pages of one file.
pub struct Scans<'l> {
    limits: &'l Limits,
    reader: Option<Result<Reader, ReportError>>,
    read: Vec<u32>,
    blank: Vec<u32>,
    scans: Vec<u32>,
    rubbish: Vec<u32>,
    late: Vec<u32>,
    fault: Option<ReportError>,
}

impl<'l> Scans<'l> {
    /// Nothing is read yet.
    pub fn new(limits: &'l Limits) -> Self {
        let none = Vec::new;
        Self { limits, reader: None, read: none(), blank: none(), scans: none(), rubbish: none(), late: none(), fault: None }
    }

    /// Puts what OCR reads in the place of what the text layer says. Where nothing can be read, rubbish is taken out, and the
    /// few letters of a page with pictures stay.
    pub fn read<'a>(&mut self, sheet: &mut Sheet, quality: Quality, page: &Page<'a>, faces: &mut Faces<'a>) {
        let number = sheet.number;
        let rubbish = quality == Quality::Rubbish;
        let size = sheet.size;
        let fault = match self.page(sheet, page, faces, rubbish) {
            Ok(Some(read)) => {
                // Pages are laid out by their own size, whatever the picture was.
                *sheet = Sheet { number, size, ocr: true, ..read };
                self.read.push(number);
                return;
            }
            Ok(None) => {
                self.blank.push(number);
                return;
            }
            Err(fault) => fault,
        };
        match &fault {
            ReportError::Timeout { .. } => self.late.push(number),
            _ if rubbish => self.rubbish.push(number),
            _ => self.scans.push(number),
        }
        if rubbish {
            sheet.words.clear();
        }
        self.fault = Some(fault);
    }

    fn page<'a>(&mut self, sheet: &Sheet, page: &Page<'a>, faces: &mut Faces<'a>, letters: bool) -> Result<Option<Sheet>, ReportError> {
        let limits = self.limits;
        let reader = self.reader.get_or_insert_with(|| Reader::new(limits)).as_ref().map_err(Clone::clone)?;
        let mut content = content::read(page, faces);
        let (width, height) = page.render_dimensions();
        Quarters::turn(&mut content, [width, height]);
        let canvas = raster::draw(&content, sheet.size, faces, letters);
        let picture = canvas.and_then(|canvas| Picture::new(canvas.width, canvas.height, canvas.pixels, canvas.dpi as f32));
        let Some(picture) = picture else { return Ok(None) };
        let read = reader.page(sheet.number, &picture)?;
        Ok((!read.words.is_empty()).then_some(read))
    }

    /// Whether anything was read.
    pub fn used(&self) -> bool {
        !self.read.is_empty()
    }

    /// What kept a page from being read.
    pub fn fault(&self) -> Option<ReportError> {
        self.fault.clone()
    }

    /// What a user should know.
    pub fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        let mut say = |pages: &[u32], what: &str| {
            if !pages.is_empty() {
                notes.push(format!("Trang {}: {what}", ranges(pages)));
            }
        };
        say(&self.read, "đọc bằng OCR, hãy đối chiếu con số với bản gốc");
        say(&self.scans, "bản chụp, không có lớp chữ; chưa đọc được");
        say(&self.rubbish, "lớp chữ không đọc được vì phông chữ không có bảng mã");
        say(&self.late, "chưa đọc: OCR hết thời gian cho phép");
        say(&self.blank, "có hình, không thấy chữ");
        notes
    }
}
