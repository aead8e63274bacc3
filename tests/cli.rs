//! The command as a person or a script meets it: help, exit codes, pipes, languages.
#![allow(clippy::unwrap_used, reason = "a failed test is a panic by design")]
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// The program with a Vietnamese locale, no terminal, and no settings of the person who runs the tests.
fn xephang(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xephang"));
    command.args(args).stdin(Stdio::null());
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "XEPHANG_DATA", "COLUMNS", "NO_COLOR"] {
        command.env_remove(name);
    }
    command
}

fn run(args: &[&str]) -> Output {
    xephang(args).output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn with_input(args: &[&str], input: &[u8]) -> Output {
    let mut child = xephang(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

#[test]
fn readme_shows_the_help_of_the_program() {
    let readme = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let block = readme.split("<!-- xephang --help -->\n```text\n").nth(1).and_then(|rest| rest.split("\n```").next()).unwrap();
    let trimmed = |text: &str| text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
    assert_eq!(trimmed(block), trimmed(stdout(&run(&["--help"])).trim_end()), "README.md and --help differ");
}

#[test]
fn readme_names_only_commands_that_exist() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let help = stdout(&run(&["--help"]));
    let known: Vec<&str> = help.lines().filter_map(|l| l.strip_prefix("  ")?.split_whitespace().next()).collect();
    for page in ["README.md", "docs/huong-dan.md"] {
        let text = std::fs::read_to_string(root.join(page)).unwrap();
        for line in text.lines().filter_map(|l| l.trim_start().strip_prefix("xephang --data kho ")) {
            let command = line.split_whitespace().next().unwrap();
            assert!(known.contains(&command), "{page} names {command}");
        }
    }
}

#[test]
fn exit_codes_say_how_a_run_ended() {
    let data = tempfile::tempdir().unwrap();
    let dir = data.path().to_str().unwrap();
    let code = |args: &[&str]| run(args).status.code();
    assert_eq!(code(&["--help"]), Some(0));
    assert_eq!(code(&["--version"]), Some(0));
    assert_eq!(code(&["no-such-command"]), Some(2));
    assert_eq!(code(&["--lang", "fr", "demo"]), Some(2));
    let absent = run(&["--data", dir, "check"]);
    assert_eq!(absent.status.code(), Some(1), "{}", stderr(&absent));
    assert!(stderr(&absent).contains("init"), "says what to do: {}", stderr(&absent));

    let lines = "{\"id\":\"a\",\"text\":\"Năm 2022, Hà Tĩnh xếp thứ 37/63 về DTI.\"}\nkhông phải JSON\n";
    let partly = with_input(&["extract", "--input", "ndjson", "--format", "ndjson", "-"], lines.as_bytes());
    assert_eq!(partly.status.code(), Some(4), "{}", stderr(&partly));
    assert!(stderr(&partly).contains('2'), "names the line: {}", stderr(&partly));
    let fine = with_input(&["--data", dir, "ingest", "--input", "ndjson", "-"], lines.lines().next().unwrap().as_bytes());
    assert_eq!(fine.status.code(), Some(0), "{}", stderr(&fine));
}

#[test]
fn a_closed_pipe_is_no_error() {
    let data = tempfile::tempdir().unwrap();
    let dir = data.path().to_str().unwrap();
    assert!(run(&["--data", dir, "demo"]).status.success());
    for args in [
        &["demo"][..],
        &["check"],
        &["check", "--format", "ndjson"],
        &["check", "--format", "csv"],
        &["show", "ha-tinh", "--format", "ndjson"],
        &["show", "ha-tinh", "--format", "table"],
        &["search", "pci", "--format", "ndjson"],
        &["export", "claims", "--format", "ndjson"],
        &["export", "claims", "--format", "json"],
        &["export", "claims", "--format", "csv"],
        &["export", "documents", "--format", "csv"],
        &["--help"],
    ] {
        let mut child = xephang(&["--data", dir]).args(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // Closed before the first line comes, as by `head -0`.
        drop(child.stdout.take());
        let ended = child.wait_with_output().unwrap();
        assert_eq!(ended.status.code(), Some(0), "{args:?}: {}", stderr(&ended));
        assert!(!stderr(&ended).contains("os error"), "{args:?}: {}", stderr(&ended));
    }
}

#[test]
fn speaks_vietnamese_unless_asked_for_english() {
    let data = tempfile::tempdir().unwrap();
    let dir = data.path().to_str().unwrap();
    let said = |command: &mut Command| stderr(&command.output().unwrap());
    let vietnamese = said(&mut xephang(&["--data", dir, "init"]));
    assert!(vietnamese.contains("Kho dữ liệu"), "{vietnamese}");
    for english in
        [said(&mut xephang(&["--lang", "en", "--data", dir, "init"])), said(xephang(&["--data", dir, "init"]).env("LANG", "en_US.UTF-8"))]
    {
        assert!(english.contains("Store:"), "{english}");
    }
    let asked = said(xephang(&["--lang", "vi", "--data", dir, "init"]).env("LANG", "en_US.UTF-8"));
    assert!(asked.contains("Kho dữ liệu"), "{asked}");
}

#[test]
fn the_demo_marks_its_data_and_its_next_commands_work() {
    let data = tempfile::tempdir().unwrap();
    let dir = data.path().join("kho mẫu");
    let demo = run(&["--data", dir.to_str().unwrap(), "demo"]);
    assert!(demo.status.success(), "{}", stderr(&demo));
    let text = stdout(&demo);
    for line in text.lines().filter(|l| l.contains(".example")) {
        assert!(line.contains("*DỮ LIỆU MẪU*"), "not marked: {line}");
    }
    assert!(text.matches("*DỮ LIỆU MẪU*").count() > 40, "{text}");
    assert!(!text.contains('\u{1b}'));
    let (_, next) = text.split_once("Thử tiếp").expect("names what to try next");
    let commands: Vec<&str> = next.lines().skip(1).map(str::trim).filter(|l| !l.is_empty()).collect();
    assert!(commands.len() >= 4 && next.contains("search \"Hà Tĩnh An toàn thông tin\""), "{next}");
    for command in commands {
        let tried = Command::new("sh").arg("-c").arg(command).env_remove("LANG").env_remove("LC_ALL").output().unwrap();
        assert!(tried.status.success(), "{command}: {}", stderr(&tried));
        assert!(!stdout(&tried).trim().is_empty(), "{command} printed nothing");
    }
    // Again: the same store, the same summary.
    assert_eq!(stdout(&run(&["--data", dir.to_str().unwrap(), "demo"])), text);
    let english = stdout(&run(&["--lang", "en", "--data", dir.to_str().unwrap(), "demo"]));
    assert!(english.contains("Try next") && english.contains("*DỮ LIỆU MẪU*"), "{english}");
}

#[test]
fn the_demo_keeps_away_from_real_data() {
    let data = tempfile::tempdir().unwrap();
    let dir = data.path().to_str().unwrap();
    let kept = with_input(&["--data", dir, "ingest", "--input", "ndjson", "-"], "{\"id\":\"a\",\"text\":\"Bài thật.\"}".as_bytes());
    assert!(kept.status.success(), "{}", stderr(&kept));
    let demo = run(&["--data", dir, "demo"]);
    assert_eq!(demo.status.code(), Some(1));
    assert!(stderr(&demo).contains("dữ liệu thật"), "{}", stderr(&demo));
}

#[test]
fn output_has_no_colours_when_they_are_unwanted() {
    for command in [&mut xephang(&["--help"]), &mut xephang(&["no-such-command"]), &mut xephang(&["demo", "--no-such-flag"])] {
        let output = command.env("NO_COLOR", "1").env("CLICOLOR_FORCE", "0").output().unwrap();
        assert!(!stdout(&output).contains('\u{1b}') && !stderr(&output).contains('\u{1b}'));
    }
}

#[test]
fn a_users_own_index_is_read_and_a_slip_in_the_file_is_named() {
    let data = tempfile::tempdir().unwrap();
    let text = "[[index]]\nid = \"chi-so-lang-xanh\"\nname_vi = \"Chỉ số làng xanh\"\nranks = [\"provinces\"]\n\n[[province]]\nid = \"ha-tinh\"\naliases = [\"quê hương Nguyễn Du\"]\n";
    let article = "{\"id\":\"a\",\"title\":\"\",\"text\":\"Năm 2024, quê hương Nguyễn Du xếp thứ 5/63 về Chỉ số làng xanh.\"}\n";
    let dir = data.path().to_str().unwrap();
    let extract = |more: &[&str]| {
        with_input(&[&["--data", dir, "extract", "--input", "ndjson", "--format", "ndjson"], more].concat(), article.as_bytes())
    };
    assert_eq!(stdout(&extract(&[])), "");
    // Named on the command line, or kept in the data folder.
    let file = data.path().join("mine.toml");
    std::fs::write(&file, text).unwrap();
    let named = stdout(&extract(&["--ontology", file.to_str().unwrap()]));
    assert!(named.contains("\"subject\":\"ha-tinh\",\"index\":\"chi-so-lang-xanh\""), "{named}");
    std::fs::rename(&file, data.path().join("ontology.toml")).unwrap();
    assert_eq!(stdout(&extract(&[])), named);
    std::fs::write(data.path().join("ontology.toml"), text.replace("aliases", "alias")).unwrap();
    let refused = extract(&[]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(stderr(&refused).contains("ontology.toml:8: unknown key 'alias'"), "{}", stderr(&refused));
}

/// Pages are written by strangers: nothing in them may steer the reader's terminal.
#[test]
fn words_of_a_page_do_not_steer_the_terminal() {
    let data = tempfile::tempdir().unwrap();
    let dir = data.path().to_str().unwrap();
    let page = |id: &str, rank: u32| {
        let evil = "\\u001b]0;x\\u0007\\u202e\\u009b2J";
        format!(
            "{{\"id\":\"{id}\",\"publisher\":\"{evil}bao\",\"title\":\"{evil}Bài\",\"text\":\"Năm 2022, Hà Tĩnh xếp thứ {rank}/63 về DTI{evil}.\"}}\n"
        )
    };
    let pages = page("a", 37) + &page("b", 27);
    let kept = with_input(&["--data", dir, "ingest", "--input", "ndjson", "-"], pages.as_bytes());
    assert!(kept.status.success(), "{}", stderr(&kept));
    let table = ["--format", "table"];
    for args in [
        &["check", table[0], table[1]][..],
        &["search", "ha tinh dti 2022", table[0], table[1]],
        &["show", "ha-tinh", table[0], table[1]],
        &["verify", "Hà Tĩnh đứng thứ 37/63 DTI 2022", table[0], table[1]],
        &["export", "claims", table[0], table[1]],
        &["export", "documents", table[0], table[1]],
    ] {
        let shown = run(&[&["--data", dir], args].concat());
        let text = stdout(&shown);
        assert!(!text.trim().is_empty(), "{args:?}: {}", stderr(&shown));
        let steering = text.chars().find(|c| (c.is_control() && !matches!(c, '\n' | '\t')) || ('\u{202a}'..='\u{202e}').contains(c));
        assert_eq!(steering, None, "{args:?}: {text:?}");
    }
}
