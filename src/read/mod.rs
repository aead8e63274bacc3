//! Reading: bytes of any supported form to [`crate::model::Document`].
pub mod error;
pub mod reference;

pub use error::ReadError;
