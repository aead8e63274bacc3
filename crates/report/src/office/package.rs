//! The ZIP packages of Office files: members by path, within the bytes that a file may unpack to.
use crate::{Limits, ReportError};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// An opened package.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    form: &'static str,
    left: u64,
    limit: u64,
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8], form: &'static str, limits: &Limits) -> Result<Self, ReportError> {
        let archive = ZipArchive::new(Cursor::new(bytes))
            .map_err(|fault| ReportError::Damaged { form: form.to_owned(), message: fault.to_string() })?;
        Ok(Self { archive, form, left: limits.unpacked_bytes, limit: limits.unpacked_bytes })
    }

    /// A member, or `None` when there is none of that path. A member that is cut short or fails its checksum comes as far as
    /// it can be unpacked, with `false`.
    ///
    /// # Errors
    /// When the package unpacks to more than it may.
    pub(super) fn read(&mut self, path: &str) -> Result<Option<(Vec<u8>, bool)>, ReportError> {
        let Ok(member) = self.archive.by_name(path) else { return Ok(None) };
        let mut bytes = Vec::new();
        let whole = member.take(self.left.saturating_add(1)).read_to_end(&mut bytes).is_ok();
        self.left = self.left.checked_sub(bytes.len() as u64).ok_or_else(|| too_large(self.limit))?;
        Ok(Some((bytes, whole)))
    }

    /// Unpacks every member to nowhere, for parsers that open the package by themselves.
    ///
    /// # Errors
    /// When the package unpacks to more than it may.
    pub(super) fn weigh(&mut self) -> Result<(), ReportError> {
        let mut left = self.limit;
        for index in 0..self.archive.len() {
            let Ok(member) = self.archive.by_index(index) else { continue };
            // Pictures are not unpacked by any parser here, and are long.
            if member.name().is_ok_and(|name| name.contains("media/")) {
                continue;
            }
            let mut member = member.take(left.saturating_add(1));
            let mut buffer = [0; 64 << 10];
            while let Ok(count @ 1..) = member.read(&mut buffer) {
                let Some(less) = left.checked_sub(count as u64) else { return Err(too_large(self.limit)) };
                left = less;
            }
        }
        Ok(())
    }

    /// A fault of this package.
    pub(super) fn damaged(&self, message: impl ToString) -> ReportError {
        ReportError::Damaged { form: self.form.to_owned(), message: message.to_string() }
    }
}

/// The fault of what unpacks to too much.
pub(super) fn too_large(limit: u64) -> ReportError {
    ReportError::TooLarge { limit: limit >> 20, unit: "MB unpacked".to_owned() }
}
