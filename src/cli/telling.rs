//! What a user says of the files to be read: `--as` and `--official`.
use super::pipeline::Asked;
use super::{Context, Lang};
use crate::model::Told;

/// What the files are.
#[derive(Debug, Default, clap::Args)]
pub struct Telling {
    /// Index and edition of the files' tables: dti:2022, dti:2024@34 (which list), par-index:2022/ministries (among whom)
    #[arg(long = "as", value_name = "INDEX:YEAR")]
    told: Option<String>,
    /// The figures are those of the body that publishes the index
    #[arg(long)]
    official: bool,
}

impl Telling {
    /// The same, understood.
    ///
    /// # Errors
    /// When `--as` is not of its form, or names an index that is not known.
    pub(super) fn asked(&self, context: &Context) -> anyhow::Result<Asked> {
        let told = self.told.as_deref().map(|written| told(written, context)).transpose()?;
        Ok(Asked { told, official: self.official })
    }
}

fn told(written: &str, context: &Context) -> anyhow::Result<Told> {
    let form = context.say(
        "--as cần dạng CHỈ-SỐ:NĂM, ví dụ --as dti:2022, --as dti:2024@34 hoặc --as par-index:2022/ministries, không phải",
        "--as wants INDEX:YEAR, such as --as dti:2022, --as dti:2024@34 or --as par-index:2022/ministries, not",
    );
    let told = Told::parse(written).ok_or_else(|| anyhow::anyhow!("{form} '{written}'"))?;
    if context.ontology.index(&told.index).is_some() {
        return Ok(told);
    }
    let near = |id: &&str| id.contains(told.index.as_str()) || told.index.contains(*id) || id.get(..2) == told.index.get(..2);
    let known: Vec<&str> = context.ontology.indices.iter().map(|x| x.id.as_str()).filter(near).take(6).collect();
    let near = match (known.is_empty(), context.lang) {
        (true, _) => String::new(),
        (false, Lang::Vi) => format!("; gần giống: {}", known.join(", ")),
        (false, Lang::En) => format!("; similar: {}", known.join(", ")),
    };
    anyhow::bail!("{} '{}'{near}", context.say("--as: chưa biết chỉ số", "--as: no index has the id"), told.index)
}
