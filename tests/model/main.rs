//! The scoring model against its specification: worked examples, laws, a second implementation, reports.

#[cfg(test)]
mod by_hand;
#[cfg(test)]
mod diary;
#[cfg(test)]
mod dice;
#[cfg(test)]
mod examples;
#[cfg(test)]
mod fraction;
#[cfg(test)]
mod greeting;
#[cfg(test)]
mod issues;
#[cfg(test)]
mod laws;
#[cfg(test)]
mod life;
#[cfg(test)]
mod merge;
#[cfg(test)]
mod promises;
#[cfg(test)]
mod random;
#[cfg(test)]
mod report;
#[cfg(test)]
mod together;
#[cfg(test)]
mod twin;
