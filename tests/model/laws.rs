//! The laws of the specification.

mod erase;
mod grid;
mod journals;
mod looks;
mod mornings;
mod parts;
mod rows;
mod smallest_change;
mod thin_places;
