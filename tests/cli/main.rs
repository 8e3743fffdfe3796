//! The program as a person meets it: the real binary in a home of its own, on a clock that does not move.

mod checkin;
mod sandbox;
