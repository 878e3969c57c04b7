//! Feuds put together from stories made by hand.

mod answers;
mod disputes;
mod order;
mod same;
mod set;
mod stories;
