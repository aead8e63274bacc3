//! The form of a file: by its content, and by its name only where content leaves it open.
use std::io::Cursor;

/// What a file is. Reports come in some of these; the others are named so that the user hears what to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// PDF.
    Pdf,
    /// Excel since 2007 (XLSX, XLSM).
    Xlsx,
    /// Excel since 2007 in binary (XLSB).
    Xlsb,
    /// Excel before 2007.
    Xls,
    /// Spreadsheet of OpenDocument.
    Ods,
    /// Word since 2007 (DOCX, DOCM).
    Docx,
    /// Text of OpenDocument.
    Odt,
    /// Word before 2007.
    Doc,
    /// Rich Text Format, often named `.doc`.
    Rtf,
    /// Text with separated values.
    Csv,
    /// Other text.
    Text,
    /// PNG, JPEG, GIF, TIFF, BMP or WebP.
    Picture,
    /// A ZIP archive of files.
    Zip,
    /// A page, often named `.xls` or `.doc` by the portal that made it.
    Html,
    /// An Office file that asks for a password.
    Locked,
    /// An archive that is not read, with its name.
    Packed(&'static str),
}

impl std::fmt::Display for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Pdf => "PDF",
            Self::Xlsx => "XLSX",
            Self::Xlsb => "XLSB",
            Self::Xls => "XLS",
            Self::Ods => "ODS",
            Self::Docx => "DOCX",
            Self::Odt => "ODT",
            Self::Doc => "DOC",
            Self::Rtf => "RTF",
            Self::Csv => "CSV",
            Self::Text => "text",
            Self::Picture => "picture",
            Self::Zip => "ZIP",
            Self::Html => "HTML",
            Self::Locked => "Office",
            Self::Packed(archive) => archive,
        })
    }
}

/// The kind of `bytes`, or `None` for what is none of them.
pub fn sniff(bytes: &[u8], name: Option<&str>) -> Option<Kind> {
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    if head.windows(5).any(|five| five == b"%PDF-") {
        return Some(Kind::Pdf);
    }
    if is_picture(bytes) {
        return Some(Kind::Picture);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(package(bytes, name));
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) {
        return compound(bytes, name);
    }
    // Excel 2 to 4 without a container.
    if bytes.starts_with(&[0x09, 0x00]) || bytes.starts_with(&[0x09, 0x02]) || bytes.starts_with(&[0x09, 0x04]) {
        return Some(Kind::Xls);
    }
    for (mark, archive) in
        [(&b"Rar!"[..], "RAR"), (b"7z\xbc\xaf\x27\x1c", "7z"), (b"\x1f\x8b", "gzip"), (b"BZh", "bzip2"), (b"\xfd7zXZ", "xz")]
    {
        if bytes.starts_with(mark) {
            return Some(Kind::Packed(archive));
        }
    }
    if bytes.starts_with(b"{\\rtf") {
        return Some(Kind::Rtf);
    }
    text(bytes, name)
}

fn is_picture(bytes: &[u8]) -> bool {
    let marks: [&[u8]; 6] = [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM"];
    let web = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
    // `BM` alone begins words too: a bitmap has its header's length (40 to 124) at 14.
    let bitmap = |at: &[u8]| at != b"BM" || bytes.get(14..18).is_some_and(|size| matches!(size, [40..=124, 0, 0, 0]));
    web || marks.iter().any(|mark| bytes.starts_with(mark) && bitmap(mark))
}

/// A ZIP file by what is in it.
fn package(bytes: &[u8], name: Option<&str>) -> Kind {
    let by_name = match extension(name).as_str() {
        "docx" | "docm" => Kind::Docx,
        "xlsx" | "xlsm" => Kind::Xlsx,
        "xlsb" => Kind::Xlsb,
        "ods" => Kind::Ods,
        "odt" => Kind::Odt,
        _ => Kind::Zip,
    };
    // A damaged directory leaves the name to say what it was, so that the fault is told in the right words.
    let Ok(archive) = zip::ZipArchive::new(Cursor::new(bytes)) else { return by_name };
    let has = |path: &str| archive.file_names().flatten().any(|name| name.eq_ignore_ascii_case(path));
    if has("word/document.xml") {
        return Kind::Docx;
    }
    if has("xl/workbook.bin") {
        return Kind::Xlsb;
    }
    if has("xl/workbook.xml") {
        return Kind::Xlsx;
    }
    if has("content.xml") && has("mimetype") {
        // The type stands uncompressed as the first member.
        let start = bytes.get(..256.min(bytes.len())).unwrap_or_default();
        let holds = |what: &[u8]| start.windows(what.len()).any(|window| window == what);
        if holds(b"opendocument.spreadsheet") {
            return Kind::Ods;
        }
        if holds(b"opendocument.text") {
            return Kind::Odt;
        }
    }
    let office = has("[Content_Types].xml");
    if office && archive.file_names().flatten().any(|name| name.starts_with("word/")) {
        return Kind::Docx;
    }
    by_name
}

/// An OLE compound file by the streams that it names.
fn compound(bytes: &[u8], name: Option<&str>) -> Option<Kind> {
    let holds = |stream: &str| {
        let wide: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).chain([0, 0]).collect();
        // Directory entries stand at multiples of 128.
        bytes.chunks_exact(128).any(|entry| entry.starts_with(&wide))
    };
    if holds("EncryptedPackage") {
        return Some(Kind::Locked);
    }
    if holds("WordDocument") {
        return Some(Kind::Doc);
    }
    if holds("Workbook") || holds("Book") {
        return Some(Kind::Xls);
    }
    match extension(name).as_str() {
        "doc" | "dot" => Some(Kind::Doc),
        "xls" | "xlt" => Some(Kind::Xls),
        _ => None,
    }
}

/// Text files: pages, separated values, prose.
fn text(bytes: &[u8], name: Option<&str>) -> Option<Kind> {
    let sample = bytes.get(..bytes.len().min(16 << 10)).unwrap_or_default();
    if sample.iter().all(u8::is_ascii_whitespace) {
        return None;
    }
    let wide = sample.starts_with(&[0xff, 0xfe]) || sample.starts_with(&[0xfe, 0xff]);
    let odd = sample.iter().filter(|&&byte| byte < 9 || (14..32).contains(&byte)).count();
    if !wide && odd > 0 {
        return None;
    }
    let lower: Vec<u8> = sample.iter().take(4096).filter(|&&byte| byte != 0).map(u8::to_ascii_lowercase).collect();
    let holds = |what: &[u8]| lower.windows(what.len()).any(|window| window == what);
    if holds(b"<html") || holds(b"<!doctype html") || (holds(b"<table") && holds(b"<t")) {
        return Some(Kind::Html);
    }
    match extension(name).as_str() {
        "csv" | "tsv" | "tab" => Some(Kind::Csv),
        _ if crate::office::csv::looks_separated(bytes) => Some(Kind::Csv),
        "txt" | "text" | "md" => Some(Kind::Text),
        _ => None,
    }
}

/// Small letters behind the last dot of a name.
pub(crate) fn extension(name: Option<&str>) -> String {
    name.and_then(|name| name.rsplit_once('.')).map(|(_, end)| end.to_lowercase()).unwrap_or_default()
}
