//! Text from pages on its way to a terminal.

/// The text on one line, without what could move the cursor, colour the screen or turn the reading direction:
/// pages are written by strangers.
pub fn plain(text: &str) -> String {
    let harmless = |c: char| if c.is_control() || turns(c) { ' ' } else { c };
    text.chars().map(harmless).collect()
}

/// Marks that turn the direction of the text around them.
fn turns(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn takes_the_teeth_out_of_strange_text() {
        assert_eq!(plain("Hà Tĩnh\u{1b}[31m\n\u{202e}63/73\u{9b}"), "Hà Tĩnh [31m  63/73 ");
    }
}
