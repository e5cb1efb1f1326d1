//! The reading pages, asked through the whole server: the platform, a statement, the strategy through time, each on any
//! day. What holds for every page is tested in `foundation`.

#[cfg(test)]
mod agency;
#[cfg(test)]
mod as_of;
mod planned;
mod platform;
mod statement;
mod strategy;
