//! What stands between a page's words and the terminal, for all commands alike.
use super::Format;
use crate::publish::safe;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

/// Bold on and off, which this program writes itself and a page may have for all the harm it does.
const OWN: [&str; 2] = ["\u{1b}[1m", "\u{1b}[0m"];

/// A writer that lets text through, without what steers a terminal or turns the direction of writing; line ends and
/// tabs stay.
#[derive(Debug)]
pub struct Screen<W: Write> {
    out: W,
    filters: bool,
    /// The beginning of a character whose end is still to come.
    pending: Vec<u8>,
}

/// Standard output for a command that prints in `format`: data goes out to the letter, columns for people, and whatever
/// goes to a terminal, without what steers it.
pub fn screen(format: Format) -> Screen<BufWriter<StdoutLock<'static>>> {
    let stdout = io::stdout();
    let filters = format == Format::Table || stdout.is_terminal();
    Screen::new(BufWriter::new(stdout.lock()), filters)
}

impl<W: Write> Screen<W> {
    fn new(out: W, filters: bool) -> Self {
        Self { out, filters, pending: Vec::new() }
    }

    fn show(&mut self, text: &str) -> io::Result<()> {
        if !text.chars().any(is_refused) {
            return self.out.write_all(text.as_bytes());
        }
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            if let Some(own) = OWN.iter().find(|own| rest.starts_with(**own)) {
                self.out.write_all(own.as_bytes())?;
                rest = rest.get(own.len()..).unwrap_or_default();
                continue;
            }
            let (head, tail) = rest.split_at(c.len_utf8());
            if !is_refused(c) {
                self.out.write_all(head.as_bytes())?;
            }
            rest = tail;
        }
        Ok(())
    }
}

fn is_refused(c: char) -> bool {
    c != '\n' && c != '\t' && safe::steers(c)
}

impl<W: Write> Write for Screen<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if !self.filters {
            return self.out.write(bytes);
        }
        let mut all = std::mem::take(&mut self.pending);
        all.extend_from_slice(bytes);
        for chunk in all.utf8_chunks() {
            self.show(chunk.valid())?;
            // Only the last chunk can be cut inside a character; other bytes are no text at all.
            let invalid = chunk.invalid();
            if all.ends_with(invalid) && invalid.len() < 4 {
                self.pending = invalid.to_vec();
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::Screen;
    use std::io::Write;

    fn shown(parts: &[&[u8]], filters: bool) -> String {
        let mut screen = Screen::new(Vec::new(), filters);
        for part in parts {
            screen.write_all(part).unwrap();
        }
        String::from_utf8_lossy(&screen.out).into_owned()
    }

    #[test]
    fn nothing_steers_the_terminal_and_text_stays() {
        let page = "\u{1b}]0;x\u{7}Hà\tTĩnh \u{202e}37/63\u{9b}2J\r\n\u{1b}[1mđậm\u{1b}[0m";
        assert_eq!(shown(&[page.as_bytes()], true), "]0;xHà\tTĩnh 37/632J\n\u{1b}[1mđậm\u{1b}[0m");
        assert_eq!(shown(&[page.as_bytes()], false), page);
    }

    #[test]
    fn characters_may_come_in_pieces() {
        let text = "Thừa Thiên Huế xếp thứ 4 \u{202e}";
        for at in 0..text.len() {
            let (head, tail) = text.as_bytes().split_at(at);
            assert_eq!(shown(&[head, tail], true), "Thừa Thiên Huế xếp thứ 4 ", "{at}");
        }
    }
}
