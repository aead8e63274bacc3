//! The nightly run: crawl → read → extract → index → check → digest, with a ledger of its runs.
