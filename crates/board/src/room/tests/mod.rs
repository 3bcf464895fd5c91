//! Tests of the room as a whole: real yrs documents talk to it through frames.

mod bounds;
mod convergence;
mod hostile;
mod locks;
mod peer;
mod presence;
mod rights;
mod siege;
mod synchronising;
mod world;
mod yjs;

use peer::Peer;
use world::World;

impl super::Room {
    fn clock_of(&self, yjs_client: u64) -> u32 {
        self.engine.state().get(&yrs::ClientID::new(yjs_client))
    }
}
