//! Which documents are copies of one text, so that twelve prints of one press release are one witness.
