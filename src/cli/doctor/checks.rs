//! The checks of `xephang doctor`, one function each. None writes anything.
use super::Finding;
use crate::archive;
use crate::cli::{Context, Lang};
use crate::config::Config;
use crate::crawl;
use crate::error::OntologyError;
use crate::index;
use crate::nightly::{self, Home, clock};
use crate::sources::SourcesError;
use crate::store::{Run, Store, StoreError};
use std::path::Path;
use xephang_report::ocr;

/// How many runs are looked back at.
const RUNS: usize = 5;
/// Without a nightly run for this long, the timer may have stopped, in milliseconds.
const STALE_MS: i64 = 3 * clock::DAY_MS;
/// This program was made after this day (1/11/2026), in Unix milliseconds: a clock before it is wrong.
const MADE_MS: i64 = 1_793_491_200_000;

/// Runs all checks in the order in which their findings help.
pub(super) fn all(ontology: Option<OntologyError>, publishers: Option<SourcesError>, context: &Context) -> Vec<Finding> {
    let data = context.data();
    let now = jiff::Timestamp::now().as_millisecond();
    let mut findings = vec![settings(&data, context), own_publishers(publishers, &data, context)];
    if let Some(e) = ontology {
        let advice = context.say("Sửa dòng đó trong tệp của mình.", "Mend that line of your file.");
        findings.push(Finding::broken("ontology", e.to_string(), advice));
    }
    findings.push(disk(&data, context));
    match Store::open_read_only(&data) {
        Ok(store) => {
            findings.push(integrity(&store, context));
            findings.push(archive_files(&store, &data, context));
            findings.push(index_level(&store, &data, context));
            findings.extend(runs(&store, &data, now, context));
            findings.extend(newest(&store, now, context));
        }
        Err(StoreError::Absent { path }) => {
            let found = format!("{} {}", context.say("Chưa có kho dữ liệu:", "No store yet:"), path.display());
            let advice = context
                .say("Tạo bằng `xephang init`, hoặc chạy `xephang nightly`.", "Make one with `xephang init`, or run `xephang nightly`.");
            findings.push(Finding::warning("store", found, advice));
        }
        Err(e) => {
            let found = if context.say("vi", "en") == "vi" { e.vietnamese() } else { e.to_string() };
            let advice = context.say("Khôi phục từ bản sao lưu bằng `xephang restore`.", "Bring a backup back with `xephang restore`.");
            findings.push(Finding::broken("store", found, advice));
        }
    }
    findings.push(scans(context));
    findings.extend(clock_is_sane(now, context));
    findings
}

/// Scans are read where OCR is installed; all else works without it, so that its absence is no fault.
fn scans(context: &Context) -> Finding {
    let ocr = ocr::available();
    let hint = if context.lang == Lang::Vi { ocr.hint() } else { ocr.hint_english() };
    let found = match (&hint, &ocr.version) {
        (None, Some(version)) => {
            format!("{} tesseract {version}.", context.say("Đọc được bản chụp và ảnh:", "Scans and pictures are read:"))
        }
        _ => context.say("Không đọc được bản chụp và ảnh.", "Scans and pictures are not read.").to_owned(),
    };
    Finding { advice: hint, ..Finding::fine("ocr", found) }
}

fn settings(data: &Path, context: &Context) -> Finding {
    let config = match Config::load(data) {
        Ok(config) => config,
        Err(e) => {
            let found = if context.say("vi", "en") == "vi" { e.vietnamese() } else { e.to_string() };
            return Finding::broken("config", found, context.say("Sửa dòng đó trong config.toml.", "Mend that line of config.toml."));
        }
    };
    if let Some(name) = config.home.as_deref().filter(|name| Home::find(Some(name), &context.ontology).is_none()) {
        let found = format!("config.toml: home = \"{name}\" {}", context.say("không phải tên tỉnh.", "is no province."));
        return Finding::broken("config", found, context.say("Ghi ví dụ home = \"ha-tinh\".", "Write for example home = \"ha-tinh\"."));
    }
    if let Err(e) = nightly::chosen(&context.publishers, &[], config.sources.as_deref()) {
        let found = if context.say("vi", "en") == "vi" { e.vietnamese() } else { e.to_string() };
        return Finding::broken("config", found, context.say("Sửa mục sources trong config.toml.", "Mend sources in config.toml."));
    }
    if config.contact.as_deref().is_none_or(|c| c.trim().is_empty()) {
        let found = context.say("Chưa có cách liên hệ trong tên gửi tới các trang.", "The name sent to sites holds no contact.").to_owned();
        let advice = context.say(
            "Ghi contact = \"email hoặc địa chỉ web\" vào config.toml, để tòa soạn liên hệ được khi cần.",
            "Write contact = \"e-mail or web address\" into config.toml, so that a site's owner can reach you.",
        );
        return Finding::warning("config", found, advice);
    }
    Finding::fine("config", format!("{} {}", context.say("Cài đặt đọc được, tên gửi đi:", "Settings are fine; sent name:"), config.agent()))
}

fn own_publishers(fault: Option<SourcesError>, data: &Path, context: &Context) -> Finding {
    if let Some(e) = fault {
        let found = if context.say("vi", "en") == "vi" { e.vietnamese() } else { e.to_string() };
        return Finding::broken("publishers", found, context.say("Sửa dòng đó trong tệp của mình.", "Mend that line of your file."));
    }
    let count = context.publishers.all().count();
    let own = data.join(crate::sources::FILE_NAME).is_file();
    let more = if own { context.say(", có publishers.toml riêng", ", with a publishers.toml of your own") } else { "" };
    Finding::fine("publishers", format!("{count} {}{more}.", context.say("nguồn đã biết", "publishers known")))
}

fn disk(data: &Path, context: &Context) -> Finding {
    let least = Config::load(data).unwrap_or_default().min_free_bytes();
    // The folder may not be there yet: then the nearest one above it tells.
    let place = data.ancestors().find(|p| p.is_dir()).unwrap_or(Path::new("."));
    let gb = |bytes: u64| format!("{:.1} GB", bytes as f64 / 1e9).replace('.', context.say(",", "."));
    match fs4::available_space(place) {
        Ok(free) if free < least => {
            let found = format!(
                "{} {} ({} {}).",
                context.say("Ổ đĩa còn", "Free disk space:"),
                gb(free),
                context.say("cần ít nhất", "at least"),
                gb(least)
            );
            let advice = context.say(
                "Giải phóng chỗ, bỏ bớt tệp lưu trữ cũ bằng `xephang nightly --keep NGÀY`, hoặc đặt min_free_gb trong config.toml.",
                "Make room, drop old archive files with `xephang nightly --keep DAYS`, or set min_free_gb in config.toml.",
            );
            Finding::warning("disk", found, advice)
        }
        Ok(free) => Finding::fine("disk", format!("{} {}.", context.say("Ổ đĩa còn", "Free disk space:"), gb(free))),
        Err(e) => {
            let found = format!("{}: {e}", context.say("Không xem được chỗ trống của ổ đĩa", "Free disk space cannot be told"));
            Finding::warning("disk", found, context.say("Kiểm tra quyền đọc thư mục dữ liệu.", "Look at the rights of the data folder."))
        }
    }
}

fn integrity(store: &Store, context: &Context) -> Finding {
    let faults = match store.integrity() {
        Ok(faults) => faults,
        Err(e) => vec![e.to_string()],
    };
    match faults.first() {
        None => {
            let documents = store.document_count().unwrap_or_default();
            Finding::fine(
                "store",
                format!("{} {documents} {}.", context.say("Kho lành lặn:", "The store is sound:"), context.say("tài liệu", "documents")),
            )
        }
        Some(first) => {
            let found = format!("{} {} ({first})", context.say("Kho có chỗ hỏng:", "Faults of the store:"), faults.len());
            let advice = context.say(
                "Sao lại thư mục dữ liệu, rồi khôi phục từ bản sao lưu bằng `xephang restore`.",
                "Copy the data folder away, then bring a backup back with `xephang restore`.",
            );
            Finding::broken("store", found, advice)
        }
    }
}

/// A file longer than what is on record has an uncommitted tail, which the next crawl cuts off; a shorter one lost some.
fn archive_files(store: &Store, data: &Path, context: &Context) -> Finding {
    let files = match store.archive_files() {
        Ok(files) => files,
        Err(e) => return Finding::broken("archive", e.to_string(), context.say("Xem mục kho ở trên.", "See the store above.")),
    };
    let dir = data.join(archive::FOLDER);
    let length = |name: &str| std::fs::metadata(dir.join(name)).map(|m| m.len()).ok();
    let short: Vec<_> = files.iter().filter(|f| length(&f.name).is_none_or(|l| l < f.length)).collect();
    if let Some(first) = short.first() {
        let found = format!(
            "{} {} ({}: {} < {})",
            context.say("Tệp lưu trữ thiếu so với sổ:", "Archive files shorter than on record:"),
            short.len(),
            first.name,
            length(&first.name).unwrap_or_default(),
            first.length
        );
        let advice = context.say(
            "Lượt crawl hay nightly sau sẽ tự tải lại phần thiếu; nếu tệp bị chuyển đi, hãy trả về chỗ cũ trước.",
            "The next crawl or nightly fetches again what is missing; if the file was moved away, put it back first.",
        );
        return Finding::warning("archive", found, advice);
    }
    let bytes: u64 = files.iter().map(|f| f.length).sum();
    Finding::fine(
        "archive",
        format!(
            "{} {} {}, {} MB.",
            context.say("Lưu trữ khớp sổ:", "The archive is as on record:"),
            files.len(),
            context.say("tệp", "files"),
            bytes / 1_000_000
        ),
    )
}

fn index_level(store: &Store, data: &Path, context: &Context) -> Finding {
    let advice = context.say("Chạy `xephang reindex`.", "Run `xephang reindex`.");
    match index::is_level(store, &data.join(index::FOLDER)) {
        Ok(Some(true)) => Finding::fine("index", context.say("Chỉ mục theo kịp kho.", "The index is level with the store.").to_owned()),
        Ok(Some(false)) => {
            Finding::warning("index", context.say("Chỉ mục cũ hơn kho.", "The index is behind the store.").to_owned(), advice)
        }
        Ok(None) => Finding::warning(
            "index",
            context.say("Chưa có chỉ mục, hoặc chỉ mục hỏng.", "The index is missing or broken.").to_owned(),
            advice,
        ),
        Err(e) => Finding::broken("index", e.to_string(), advice),
    }
}

fn runs(store: &Store, data: &Path, now: i64, context: &Context) -> Vec<Finding> {
    let mut findings = Vec::new();
    let lock = crawl::Lock::holder(data);
    if let Some(holder) = &lock {
        findings.push(Finding::fine(
            "lock",
            format!("{} {holder}.", context.say("Đang có lượt tải chạy, tiến trình", "A crawl is at work, process")),
        ));
    }
    let runs = store.last_runs(None, RUNS).unwrap_or_default();
    for (n, run) in runs.iter().enumerate() {
        let running = n == 0 && run.ended.is_none() && lock.is_some();
        findings.push(told(run, running, context));
    }
    let last = store.last_runs(Some(nightly::COMMAND), 1).unwrap_or_default();
    if let Some(run) = last.first().filter(|run| now.saturating_sub(run.started) > STALE_MS) {
        let found = format!("{} {}.", context.say("Lần chạy nightly gần nhất:", "Last nightly run:"), clock::day(run.started));
        let advice = context.say("Xem bộ hẹn giờ: docs/van-hanh.md.", "Look at the timer: docs/van-hanh.md.");
        findings.push(Finding::warning("timer", found, advice));
    }
    findings
}

/// One run of the ledger.
fn told(run: &Run, running: bool, context: &Context) -> Finding {
    let when = format!("{} {}", clock::day(run.started), clock::hour(run.started, context.say("vi", "en") == "vi"));
    let what = format!("{} {} ({when})", context.say("Lượt", "Run of"), run.command);
    match (run.ended, run.outcome.as_deref()) {
        (None, _) if running => Finding::fine("run", format!("{what}: {}", context.say("đang chạy.", "at work."))),
        (None, _) => {
            let advice = context.say(
                "Không mất gì: chạy lại lệnh đó, nó đi tiếp từ chỗ đang dở.",
                "Nothing is lost: run it again, it goes on from where it was.",
            );
            Finding::warning("run", format!("{what}: {}", context.say("bị ngắt giữa chừng.", "interrupted.")), advice)
        }
        (Some(_), Some("failed")) => {
            let why = run.report.as_ref().and_then(|r| r.get("error")?.as_str()).unwrap_or_default();
            let advice = context.say("Xử lý nguyên nhân rồi chạy lại.", "See to the cause and run it again.");
            Finding::warning("run", format!("{what}: {} {why}", context.say("không xong:", "failed:")), advice)
        }
        (Some(_), outcome) => Finding::fine("run", format!("{what}: {}", outcome_words(outcome.unwrap_or_default(), context))),
    }
}

fn outcome_words(outcome: &str, context: &Context) -> String {
    let (vi, en) = match outcome {
        "fine" | "done" => ("xong.", "done."),
        "partial" => ("xong, một số nguồn không lấy được.", "done, some sources could not be fetched."),
        "deferred" => ("xong, phần còn lại chưa đến hạn.", "done, the rest is not due yet."),
        "time" | "pages" | "bytes" => ("dừng theo giới hạn đã đặt.", "stopped at its limit."),
        "signal" => ("bị yêu cầu dừng.", "asked to stop."),
        "disk" => ("dừng vì ổ đĩa sắp đầy.", "stopped: the disk is nearly full."),
        other => return format!("{}.", safe_word(other)),
    };
    context.say(vi, en).to_owned()
}

fn safe_word(word: &str) -> String {
    crate::publish::safe::short(word, 40)
}

/// A run that began after now tells that the clock was or is wrong.
fn newest(store: &Store, now: i64, context: &Context) -> Option<Finding> {
    let ahead = store.last_runs(None, RUNS).ok()?.into_iter().find(|run| run.started > now + 60_000)?;
    let found =
        format!("{} {}", context.say("Có lượt chạy ghi ngày ở tương lai:", "A run is dated in the future:"), clock::rfc3339(ahead.started));
    Some(Finding::warning("clock", found, context.say("Chỉnh đồng hồ của máy.", "Set the machine's clock.")))
}

fn clock_is_sane(now: i64, context: &Context) -> Option<Finding> {
    let found = format!("{} {}", context.say("Đồng hồ máy chỉ", "The machine's clock says"), clock::rfc3339(now));
    if now < MADE_MS {
        return Some(Finding::broken(
            "clock",
            found,
            context.say(
                "Chỉnh đồng hồ của máy, nếu không giờ hẹn và chứng chỉ đều sai.",
                "Set the machine's clock: timers and certificates go by it.",
            ),
        ));
    }
    Some(Finding::fine("clock", format!("{found}.")))
}
