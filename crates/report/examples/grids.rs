//! `cargo run --release -p xephang-report --example grids -- FILE...`: what is read from files as JSON, one line a file, with the
//! seconds that reading took and, beside an `expected.json`, how right it is.
use std::{path::Path, time::Instant};
use xephang_report::{Limits, read};

#[path = "../tests/score/mod.rs"]
#[allow(dead_code)]
mod score;

fn main() -> std::io::Result<()> {
    for file in std::env::args().skip(1) {
        let path = Path::new(&file);
        let bytes = std::fs::read(path)?;
        let begun = Instant::now();
        let members = read(&bytes, path.file_name().and_then(|name| name.to_str()), &Limits::default());
        let seconds = begun.elapsed().as_secs_f64();
        let line = match members {
            Err(error) => serde_json::json!({"file": file, "seconds": seconds, "error": error.to_string()}),
            Ok(members) => {
                let (grids, paragraphs) = (score::grids(&members), score::paragraphs(&members));
                let reports: Vec<_> = members.iter().filter_map(|member| member.report.as_ref().ok()).collect();
                let faults: Vec<_> = members.iter().filter_map(|member| member.report.as_ref().err()).map(ToString::to_string).collect();
                serde_json::json!({
                    "file": file,
                    "seconds": seconds,
                    "pages": reports.iter().map(|report| report.pages.len()).sum::<usize>(),
                    "notes": reports.iter().flat_map(|report| &report.notes).collect::<Vec<_>>(),
                    "faults": faults,
                    "score": score::expected(path).map(|expected| score::score(&expected, &grids, &paragraphs)),
                    "tables": grids,
                    "paragraphs": paragraphs,
                })
            }
        };
        println!("{line}");
    }
    Ok(())
}
