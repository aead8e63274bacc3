//! Reading: bytes of any supported form to [`crate::model::Document`].
