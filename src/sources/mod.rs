//! Publishers as data: who they are, where their articles are found and how their pages are laid out.
