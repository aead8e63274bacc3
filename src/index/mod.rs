//! Full-text index and query understanding.
