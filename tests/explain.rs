//! Derived figures, explanations and gaps from the command line: the real program on a store with the reference tables.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic by design")]
use serde_json::Value;
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;

/// A store after `xephang init`, shared by all tests that only read.
static STORE: LazyLock<tempfile::TempDir> = LazyLock::new(|| {
    let dir = tempfile::tempdir().unwrap();
    assert!(run(dir.path(), &["init"]).2, "init");
    dir
});

/// Standard output, standard error, success.
fn run(data: &Path, args: &[&str]) -> (String, String, bool) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xephang"));
    command.arg("--data").arg(data);
    if !args.contains(&"--lang") {
        command.args(["--lang", "vi"]);
    }
    let output = command.args(args).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.success())
}

fn out(args: &[&str]) -> String {
    let (out, err, fine) = run(STORE.path(), args);
    assert!(fine, "{args:?}: {err}");
    out
}

fn json(args: &[&str]) -> Value {
    serde_json::from_str(&out(args)).unwrap()
}

fn holds(text: &str, wanted: &[&str]) {
    for part in wanted {
        assert!(text.contains(part), "no \"{part}\" in:\n{text}");
    }
}

#[test]
fn show_puts_derived_figures_beside_published_ones_and_marks_them() {
    let table = out(&["show", "Hà Tĩnh", "dti", "--derived", "--format", "table"]);
    holds(&table, &["37", "3*", "* số suy ra, không phải số công bố", "Thừa Thiên Huế 4, Thanh Hóa 15, Hà Tĩnh 37", "\"Hà Tĩnh DTI 37\""]);
    let english = out(&["--lang", "en", "show", "ha-tinh", "dti", "--derived", "--format", "table"]);
    holds(&english, &["* derived, not published", "national ranks of the 6 units of Bắc Trung Bộ"]);

    let rows = json(&["show", "ha-tinh", "dti", "--derived", "--format", "json"]);
    let row = |scope: &str, year: i32| rows.as_array().unwrap().iter().find(|r| r["scope"] == scope && r["year"] == year).unwrap().clone();
    let published = row("national", 2022);
    assert_eq!(
        (&published["derived"], &published["premises"], &published["rank"]),
        (&Value::from(false), &Value::Array(vec![]), &37.into())
    );
    let derived = row("region:bac-trung-bo", 2022);
    assert_eq!(
        (&derived["derived"], &derived["rule"], &derived["rank"], &derived["of"]),
        (&true.into(), &"region".into(), &3.into(), &6.into())
    );
    assert_eq!((derived["premises"].as_array().unwrap().len(), derived["witnesses"].as_u64()), (3, Some(0)));
    assert!(derived["premises"][0]["words"].as_str().unwrap().starts_with("Hà Tĩnh"));

    let csv = out(&["show", "ha-tinh", "dti", "--derived", "--format", "csv"]);
    let head = csv.lines().next().unwrap();
    assert!(head.ends_with(",conflict,derived,rule,rank_best,rank_worst,premises"), "{head}");
    assert!(csv.lines().any(|l| l.contains("region:bac-trung-bo,63,3,6,") && l.contains(",true,region,,,c")), "{csv}");
    // Without the flag nothing changes.
    let plain = out(&["show", "ha-tinh", "dti", "--format", "csv"]);
    assert!(plain.lines().next().unwrap().ends_with(",conflict") && !plain.contains("region:"), "{plain}");
}
