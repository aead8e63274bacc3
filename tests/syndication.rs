//! Twelve prints of one press release are one witness: from files to what every command says.
#![allow(clippy::unwrap_used, reason = "a failed step is a failed test")]
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;

const RELEASE: &str = "Sáng 12/7/2023, bộ công bố bảng xếp hạng chỉ số chuyển đổi số cấp tỉnh DTI năm 2022 tại hội nghị trực tuyến.\n\
Theo bảng xếp hạng DTI năm 2022, Hà Tĩnh xếp thứ 37/63 tỉnh, thành phố.\n\
Lãnh đạo sở cho biết kết quả đến từ nhiều lớp tập huấn cho cán bộ xã và việc thay máy tính cũ ở các trung tâm hành chính.\n\
Tuy vậy hạ tầng ở vùng núi còn thiếu, nhiều thôn bản chưa có sóng điện thoại, người dân phải ra trung tâm xã để nộp hồ sơ.\n\
Thời gian tới địa phương sẽ rà soát từng tiêu chí, gắn trách nhiệm người đứng đầu và hoàn thành kết nối dữ liệu dùng chung.";

fn xephang(data: &Path, args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_xephang")).arg("--data").arg(data).args(["--lang", "vi"]).args(args).output().unwrap();
    let err = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{args:?}: {err}");
    String::from_utf8(output.stdout).unwrap()
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|l| serde_json::from_str(l).unwrap()).collect()
}

fn page(publisher: &str, day: &str, text: &str) -> Value {
    json!({"id": format!("https://{publisher}/a"), "url": format!("https://{publisher}/a"), "publisher": publisher,
           "published": day, "title": "Kết quả xếp hạng chuyển đổi số", "text": text})
}

#[test]
fn reprints_are_one_witness_and_none_is_hidden() {
    let dir = tempfile::tempdir().unwrap();
    let parts: Vec<&str> = RELEASE.lines().collect();
    let mut pages = vec![
        page("baogoc.example", "2023-07-12", RELEASE),
        page("vietnam.vn", "2023-07-12", RELEASE),
        page("baocat.example", "2023-07-13", &parts[..4].join("\n")),
        page(
            "baorieng.example",
            "2023-07-14",
            "Một năm nhìn lại công việc số hóa ở cơ sở.\nVề DTI năm 2022, tỉnh Hà Tĩnh đứng thứ 37/63 cả nước.",
        ),
    ];
    pages.extend((0..9).map(|i| page(&format!("bao{i}.example"), "2023-07-13", &format!("Bản tin của tòa soạn.\n{RELEASE}"))));
    // One print with another figure: no copy, however alike it reads.
    pages.push(page("baonham.example", "2023-07-11", &RELEASE.replace("37/63", "27/63")));
    let file = dir.path().join("bai.ndjson");
    std::fs::write(&file, pages.iter().map(|p| format!("{p}\n")).collect::<String>()).unwrap();
    let data = dir.path().join("kho");
    xephang(&data, &["ingest", "--input", "ndjson", file.to_str().unwrap()]);

    let shown = lines(&xephang(&data, &["show", "ha-tinh", "dti", "--format", "ndjson"]));
    let fact = shown.iter().find(|f| f["year"] == 2022 && f["component"].is_null()).unwrap();
    let sources = fact["sources"].as_array().unwrap();
    assert_eq!((&fact["witnesses"], sources.len(), &fact["conflict"]), (&json!(2), 14, &json!(true)), "{fact}");
    let of = |publisher: &str| sources.iter().find(|s| s["publisher"] == publisher).unwrap();
    for copy in ["vietnam.vn", "baocat.example", "bao3.example"] {
        assert_eq!(of(copy)["syndicated_from"], "https://baogoc.example/a", "{copy}");
    }
    for own in ["baogoc.example", "baorieng.example", "baonham.example"] {
        assert_eq!(of(own)["syndicated_from"], Value::Null, "{own}");
    }
    let table = xephang(&data, &["show", "ha-tinh", "dti", "--format", "table"]);
    assert!(table.contains("đăng lại"), "{table}");

    // The contradiction names every print.
    let findings = lines(&xephang(&data, &["check", "--format", "ndjson"]));
    let conflict = findings.iter().find(|f| f["kind"] == "same-fact").unwrap();
    assert_eq!(conflict["documents"].as_array().unwrap().len(), 14, "{conflict}");

    let exported = lines(&xephang(&data, &["export", "documents", "--format", "ndjson"]));
    assert_eq!(exported.len(), 14);
    let cut = exported.iter().find(|d| d["publisher"] == "baocat.example").unwrap();
    assert_eq!((&cut["group"], &cut["syndicated_from"]), (&json!("https://baogoc.example/a"), &json!("https://baogoc.example/a")));
    let claim = of("baocat.example")["claim"].as_str().unwrap();
    assert!(xephang(&data, &["why", claim]).contains("đăng lại của https://baogoc.example/a"));
}

#[test]
fn agreement_counts_texts_and_an_aggregator_is_no_witness() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("bai.ndjson");
    let ingest = |name: &str, pages: &[Value]| {
        std::fs::write(&file, pages.iter().map(|p| format!("{p}\n")).collect::<String>()).unwrap();
        let data = dir.path().join(name);
        xephang(&data, &["ingest", "--input", "ndjson", file.to_str().unwrap()]);
        data
    };
    let draft = "Hà Tĩnh xếp thứ 37/63 về DTI năm 2022.";
    let verified = |data: &Path| lines(&xephang(data, &["verify", draft, "--format", "ndjson"])).remove(0);
    let own = "Một năm nhìn lại công việc số hóa ở cơ sở.\nVề DTI năm 2022, tỉnh Hà Tĩnh đứng thứ 37/63 cả nước.";
    let prints = [page("x.example", "2023-07-12", RELEASE), page("y.example", "2023-07-13", RELEASE)];

    let data = ingest("prints", &prints);
    assert!(!xephang(&data, &["check", "--confirmations", "--format", "ndjson"]).contains("nguồn độc lập"));
    assert_eq!(verified(&data)["witnesses"], 1);

    let data = ingest("two", &[&prints[..], &[page("z.example", "2023-07-14", own)]].concat());
    let agreed = lines(&xephang(&data, &["check", "--confirmations", "--format", "ndjson"]));
    let agreed = agreed.iter().find(|f| f["kind"] == "confirmation").unwrap();
    assert!(agreed["message"].as_str().unwrap().starts_with("Khớp 2 nguồn độc lập (đăng lại tính là một): "), "{agreed}");
    assert_eq!(agreed["documents"].as_array().unwrap().len(), 3);
    assert_eq!(verified(&data)["witnesses"], 2);

    let data = ingest("gathered", &[page("vietnam.vn", "2023-07-12", RELEASE)]);
    let item = verified(&data);
    assert_eq!((&item["witnesses"], &item["verdict"]), (&json!(0), &json!("caution")), "{item}");
    assert!(item["message"].as_str().unwrap().contains("chưa có nguồn độc lập"), "{item}");
}
