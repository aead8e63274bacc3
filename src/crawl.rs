//! Fetching single pages; the only layer that reaches the network.
