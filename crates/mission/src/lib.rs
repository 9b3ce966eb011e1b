//! The rooms of a mission, one folder each, and the list that opens them.
