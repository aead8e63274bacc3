//! The reading process: its answer, its limits, its end.
use std::path::Path;
use xephang_report::{Limits, ReportError, child};

fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_xephang-read-report"))
}

#[test]
fn a_fault_of_the_file_comes_back_as_it_is_told_in_process() {
    let members = child::read(program(), b"Rar!\x1a\x07\x01\x00", Some("bao-cao.rar"), &Limits::default()).unwrap();
    assert_eq!(members[0].report, Err(ReportError::Packed { form: "RAR".to_owned() }));
}

#[test]
fn a_program_that_does_not_answer_is_told_apart() {
    let end = child::read(Path::new("/bin/false"), b"%PDF-1.7", None, &Limits::default());
    assert!(matches!(end, Err(ReportError::Stopped { .. })), "{end:?}");
    let end = child::read(Path::new("/nowhere/xephang"), b"%PDF-1.7", None, &Limits::default());
    assert!(matches!(end, Err(ReportError::Stopped { .. })), "{end:?}");
}

#[cfg(unix)]
#[test]
fn a_program_that_hangs_is_ended_in_time() {
    use std::os::unix::fs::PermissionsExt;
    let script = std::env::temp_dir().join(format!("xephang-hang-{}", std::process::id()));
    std::fs::write(&script, "#!/bin/sh\nsleep 60\n").unwrap();
    std::fs::set_permissions(&script, std::fs::Permissions::from_mode(0o700)).unwrap();
    let start = std::time::Instant::now();
    let limits = Limits { seconds: 1, ocr_seconds: 0, ..Limits::default() };
    // More than a pipe holds: the sender, too, has to be let go.
    let end = child::read(&script, &vec![b'a'; 1 << 20], None, &limits);
    std::fs::remove_file(&script).unwrap();
    assert_eq!(end, Err(ReportError::Timeout { seconds: 1 }));
    assert!(start.elapsed().as_secs() < 5);
}
