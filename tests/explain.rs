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

#[test]
fn explain_says_what_pulled_who_passed_and_what_is_missing() {
    for names in [["thanh-hoa", "pci"], ["Thanh Hóa", "PCI"]] {
        let told = out(&["explain", names[0], names[1], "2021", "--format", "table"]);
        holds(
            &told,
            &[
                "Hiểu là: Thanh Hóa · PCI · kỳ 2021",
                "Thanh Hóa, PCI 2020 → 2021: thứ 28 → 43 (▼15 bậc), 63,91 → 63,21 điểm (−0,70)",
                "bảng chính thức pcivietnam.vn",
                "Kéo xuống: Đào tạo lao động (−2,80), Gia nhập thị trường (−0,48)",
                "Kéo lên: Tính minh bạch (+1,36)",
                "Vượt lên trên (biết 5 trong ít nhất 15): Vĩnh Phúc 29 → 5",
                "So theo hạng đã biết của 28/62 đơn vị khác",
                "Với 63,91 điểm của kỳ 2020, kỳ 2021 sẽ đứng giữa 26 và 41/63",
                "×0,5",
                "△ Kỳ 2021 đổi phương pháp",
                "xephang ingest",
                "máy không tự suy đoán",
            ],
        );
    }
    let english = out(&["--lang", "en", "explain", "thanh-hoa", "pci", "2021", "--format", "table"]);
    holds(&english, &["Pulled down: Đào tạo lao động (−2,80)", "Passed it (5 known of at least 15)", "none is guessed"]);

    let data = json(&["explain", "thanh-hoa", "pci", "2021", "--format", "json"]);
    assert_eq!(
        (&data["moved"], &data["change"], &data["before"]["rank"], &data["after"]["rank"]),
        (&(-15).into(), &(-0.7).into(), &28.into(), &43.into())
    );
    assert_eq!((&data["pulls"][0]["component"], &data["pulls"][0]["effect"]), (&"dao-tao-lao-dong".into(), &(-2.8).into()));
    assert_eq!((&data["replay"]["best"], &data["replay"]["worst"], &data["passing"]["known"]), (&26.into(), &41.into(), &28.into()));
    assert!(data["lacking"].as_array().unwrap().contains(&"ranks".into()), "{data}");

    let csv = out(&["explain", "thanh-hoa", "pci", "2021", "--format", "csv"]);
    assert_eq!(csv.lines().count(), 11);
    assert!(csv.lines().nth(1).unwrap().starts_with("dao-tao-lao-dong,6.41,5.01,-1.4,2,-2.8,,,false,false,c"), "{csv}");

    // Weights are not told where no official figures bear them out, and nothing known is said to be so.
    holds(&out(&["explain", "thanh-hoa", "pci", "2022", "--format", "table"]), &["Trọng số thành phần của PCI (2021, 2022) chưa rõ"]);
    holds(&out(&["explain", "ha-tinh", "pci", "2021", "--format", "table"]), &["Kho chưa có PCI 2021 của Hà Tĩnh", "Gần nhất", "Bổ sung"]);
    assert_eq!(out(&["explain", "ha-tinh", "pci", "2021", "--format", "json"]).trim(), "null");
}

#[test]
fn search_explains_a_question_that_asks_why() {
    let told = out(&["search", "vì sao Thanh Hóa tụt PCI 2021", "--format", "table"]);
    holds(&told, &["vì sao đổi hạng", "thứ 28 → 43 (▼15 bậc)", "Kéo xuống: Đào tạo lao động (−2,80)", "Vượt lên trên"]);
}

/// A page of our own that gives a cause is quoted to the letter, with its source; another province's cause is not.
#[test]
fn causes_are_quoted_from_ingested_pages() {
    let dir = tempfile::tempdir().unwrap();
    assert!(run(dir.path(), &["init"]).2);
    let page = dir.path().join("bai.json");
    let text = "PCI năm 2021 của Thanh Hóa đạt 63,21 điểm, xếp thứ 43/63, giảm 15 bậc so với năm 2020. Nguyên nhân chủ yếu là điểm \
                chỉ số Đào tạo lao động giảm sâu. Bảng xếp hạng do VCCI công bố.\nPCI năm 2021 của Nghệ An xếp thứ 30/63. Tỉnh này \
                giữ được thứ hạng nhờ cải cách thủ tục.";
    let body = serde_json::json!({ "url": "https://bao.example/pci", "publisher": "bao.example", "published": "2022-04-28", "title": "PCI 2021", "text": text });
    std::fs::write(&page, serde_json::to_string(&body).unwrap()).unwrap();
    let (_, err, fine) = run(dir.path(), &["ingest", page.to_str().unwrap()]);
    assert!(fine, "{err}");
    let (told, ..) = run(dir.path(), &["explain", "thanh-hoa", "pci", "2021", "--format", "table"]);
    let quoted =
        "Nguyên nhân, trích nguyên văn: \"Nguyên nhân chủ yếu là điểm chỉ số Đào tạo lao động giảm sâu.\" — nguồn: bao.example, 28/04/2022";
    holds(&told, &[quoted, "Nguyên nhân chỉ là lời của bài được trích"]);
    assert!(!told.contains("nhờ cải cách") && !told.contains("do VCCI"), "{told}");
}

#[test]
fn gaps_lay_out_what_is_known() {
    let matrix = out(&["gaps", "--index", "pci", "--from", "2018", "--to", "2021", "--home", "thanh-hoa", "--format", "table"]);
    let lines: Vec<&str> = matrix.lines().collect();
    assert_eq!(lines[0], "PCI · 2018–2021");
    assert!(lines[1].ends_with("2018 2019 2020 2021"), "{matrix}");
    assert!(lines[2].starts_with("Thanh Hóa ") && lines[2].ends_with("■    ■    ■    ■"), "{matrix}");
    holds(&matrix, &["■ bảng chính thức", "○ một nguồn", "✗ các nguồn chưa khớp", "· chưa có", "/252 ô ("]);
    holds(&out(&["gaps", "--index", "pci", "--format", "table"]), &["Kỳ 2023, 2024 chỉ công bố 30 hạng đầu."]);

    let cells = json(&["gaps", "--index", "dti", "--from", "2022", "--to", "2022", "--format", "json"]);
    let cells = cells.as_array().unwrap();
    assert!(cells.len() == 63 && cells.iter().all(|c| c["state"] == "official"), "{cells:?}");
    let csv = out(&["gaps", "--subject", "Hà Tĩnh", "--index", "pci", "--from", "2020", "--to", "2020", "--format", "csv"]);
    assert_eq!(csv.lines().next().unwrap(), "subject,index,component,year,list,state,witnesses,rank,of,score,sample");
    assert!(csv.lines().any(|l| l == "ha-tinh,pci,,2020,63,official,1,21,63,64.56,false"), "{csv}");
    let english = out(&["--lang", "en", "gaps", "--subject", "ha-tinh", "--format", "table"]);
    holds(&english, &["Hà Tĩnh", "DTI", "PCI", "Known:"]);
    let (_, err, fine) = run(STORE.path(), &["gaps"]);
    assert!(!fine && err.contains("--index"), "{err}");
}

/// VCCI's pages print scores of components and no ranks of them; a rank that those scores exclude does not agree.
#[test]
fn verify_holds_component_ranks_against_printed_scores() {
    let told = out(&["verify", "Thanh Hóa xếp thứ 5/63 về chỉ số Đào tạo lao động của PCI năm 2021", "--format", "table"]);
    holds(
        &told,
        &[
            "✗ Chưa khớp",
            "Suy ra từ điểm trong bảng chính thức: giữa 26 và 63/63 (số suy ra, không phải số công bố)",
            "Thanh Hóa: 5,01 điểm",
        ],
    );
    let dir = tempfile::tempdir().unwrap();
    let (embedded, ..) =
        run(dir.path(), &["verify", "Thanh Hóa xếp thứ 5/63 về chỉ số Đào tạo lao động của PCI năm 2021", "--format", "table"]);
    holds(&embedded, &["✗ Chưa khớp", "giữa 26 và 63/63"]);
}
