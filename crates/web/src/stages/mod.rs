//! Stages of teams and the evidence that moves them on: the team's milestones, the card on its
//! page, and what is recorded. What makes a stage is decided in `domain::stage`.

pub mod card;
pub mod evidence;
pub mod milestones;
pub mod outcome;
pub mod words;

#[cfg(test)]
mod tests;
