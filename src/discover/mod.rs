//! Finding addresses: feeds, site maps, lists of links, and what robots.txt allows. Pure functions over bytes.
