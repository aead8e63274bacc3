//! ZIP archives of reports, and archives inside them one level deep.
use super::package::too_large;
use crate::sniff::{Kind, extension, sniff};
use crate::{Limits, Member, ReportError, Step};
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// What may stand in any archive without being looked at.
const SMALL: u64 = 1 << 20;
/// Endings of files that should be reports: what else cannot be read is passed over in silence.
const REPORTS: [&str; 16] =
    ["pdf", "doc", "docx", "rtf", "odt", "xls", "xlsx", "xlsm", "xlsb", "ods", "csv", "zip", "rar", "7z", "htm", "html"];

/// Reads the members of an archive in their order, without the first `skip` that would be told of.
pub(crate) fn read_each(bytes: &[u8], limits: &Limits, skip: usize, tell: &mut dyn FnMut(Step<'_>)) -> Result<(), ReportError> {
    let mut walk = Walk { limits, skip, seen: 0, left: limits.unpacked_bytes, tell };
    walk.archive(bytes, None)
}

struct Walk<'a, 'b> {
    limits: &'a Limits,
    skip: usize,
    /// Members so far, those passed over too.
    seen: u32,
    /// Bytes that may still be unpacked.
    left: u64,
    tell: &'b mut dyn FnMut(Step<'_>),
}

impl Walk<'_, '_> {
    fn archive(&mut self, bytes: &[u8], outer: Option<&str>) -> Result<(), ReportError> {
        let damaged = |fault: ZipError| ReportError::Damaged { form: "ZIP".to_owned(), message: fault.to_string() };
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        for index in 0..archive.len() {
            let member = archive.by_index_raw(index).map_err(damaged)?;
            let (own, folder, locked) = (name_of(member.name_raw()), member.is_dir(), member.encrypted());
            let packed = member.compressed_size().min(bytes.len() as u64);
            drop(member);
            if folder || is_furniture(&own) {
                continue;
            }
            let name = outer.map_or_else(|| own.clone(), |outer| format!("{outer}/{own}"));
            self.seen += 1;
            if self.seen > self.limits.members {
                let limit = u64::from(self.limits.members);
                return self.told(&name, Err(ReportError::TooLarge { limit, unit: "files in an archive".to_owned() }));
            }
            if locked {
                self.told(&name, Err(ReportError::Locked))?;
                continue;
            }
            match self.unpack(&mut archive, index, packed) {
                Ok(inside) => self.file(&inside, &name, outer.is_some())?,
                Err(fault) => {
                    let stop = self.left == 0;
                    self.told(&name, Err(fault))?;
                    if stop {
                        return Ok(());
                    }
                }
            }
        }
        Ok(())
    }

    fn file(&mut self, bytes: &[u8], name: &str, nested: bool) -> Result<(), ReportError> {
        let should_be = REPORTS.contains(&extension(Some(name)).as_str());
        match sniff(bytes, Some(name)) {
            Some(Kind::Zip) if !nested => match self.archive(bytes, Some(name)) {
                Ok(()) => Ok(()),
                Err(fault) => self.told(name, Err(fault)),
            },
            None | Some(Kind::Text) if !should_be => Ok(()),
            _ if self.skip > 0 => {
                self.skip -= 1;
                Ok(())
            }
            _ => {
                (self.tell)(Step::Begun(Some(name)));
                let report = crate::read_file(bytes, Some(name), self.limits);
                (self.tell)(Step::Done(Box::new(Member { name: Some(name.to_owned()), report })));
                Ok(())
            }
        }
    }

    /// Tells of a member that is not read.
    fn told(&mut self, name: &str, report: Result<crate::Report, ReportError>) -> Result<(), ReportError> {
        if self.skip > 0 {
            self.skip -= 1;
        } else {
            (self.tell)(Step::Done(Box::new(Member { name: Some(name.to_owned()), report })));
        }
        Ok(())
    }

    /// A member, as long as it is no bomb: the sizes that an archive states are not believed.
    fn unpack(&mut self, archive: &mut ZipArchive<Cursor<&[u8]>>, index: usize, packed: u64) -> Result<Vec<u8>, ReportError> {
        let damaged = |message: String| ReportError::Damaged { form: "ZIP".to_owned(), message };
        let most = SMALL.max(packed.saturating_mul(self.limits.ratio));
        let cap = most.min(self.left);
        let member = archive.by_index(index).map_err(|fault| damaged(fault.to_string()))?;
        let mut bytes = Vec::new();
        let read = member.take(cap.saturating_add(1)).read_to_end(&mut bytes);
        if bytes.len() as u64 > cap {
            if cap == self.left {
                self.left = 0;
                return Err(too_large(self.limits.unpacked_bytes));
            }
            self.left -= cap;
            return Err(ReportError::TooLarge { limit: self.limits.ratio, unit: "times its packed length".to_owned() });
        }
        self.left -= bytes.len() as u64;
        read.map_err(|fault| damaged(fault.to_string()))?;
        Ok(bytes)
    }
}

/// The name of a member: UTF-8 whether it says so or not, else an old Vietnamese encoding, else the one of ZIP itself.
fn name_of(raw: &[u8]) -> String {
    let name = match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => match xephang_legacy::decode_bytes(raw) {
            Some(found) => found.text.into_owned(),
            None => cp437(raw),
        },
    };
    name.replace('\\', "/")
}

/// What systems put into archives by themselves.
fn is_furniture(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    name.starts_with("__MACOSX/") || file.starts_with('.') || file.starts_with("~$") || matches!(file, "Thumbs.db" | "desktop.ini")
}

/// Code page 437 (IBM PC), the encoding of names that say nothing.
fn cp437(raw: &[u8]) -> String {
    const HIGH: &str =
        "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■ ";
    let letter = |&byte: &u8| match byte.checked_sub(0x80) {
        Some(high) => HIGH.chars().nth(usize::from(high)).unwrap_or(' '),
        None => char::from(byte),
    };
    raw.iter().map(letter).collect()
}
