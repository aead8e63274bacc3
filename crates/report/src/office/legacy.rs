//! Stands in for `xephang-legacy` until it finds old encodings.
use std::borrow::Cow;

pub(crate) struct Encoding;
impl Encoding {
    pub(crate) fn name(&self) -> &'static str {
        ""
    }
}
pub(crate) struct Run<'a> {
    pub text: &'a str,
    #[allow(dead_code)]
    pub font: Option<&'a str>,
}
#[derive(Default)]
pub(crate) struct Hint {
    _nothing: (),
}
pub(crate) struct Conversion<'a> {
    pub text: Cow<'a, str>,
    pub encoding: Option<Encoding>,
    pub confidence: f32,
    pub unsure: bool,
}
impl Conversion<'_> {
    pub(crate) fn is_converted(&self) -> bool {
        false
    }
}
pub(crate) struct Converted<'a> {
    pub runs: Vec<Conversion<'a>>,
}
impl Converted<'_> {
    pub(crate) fn notes(&self) -> Vec<String> {
        Vec::new()
    }
}
pub(crate) fn convert<'a>(text: &'a str, _: &Hint) -> Conversion<'a> {
    Conversion { text: Cow::Borrowed(text), encoding: None, confidence: 1.0, unsure: false }
}
pub(crate) fn convert_runs<'a>(runs: &[Run<'a>]) -> Converted<'a> {
    Converted { runs: runs.iter().map(|run| convert(run.text, &Hint::default())).collect() }
}
pub(crate) fn decode_bytes(_: &[u8]) -> Option<Conversion<'static>> {
    None
}
