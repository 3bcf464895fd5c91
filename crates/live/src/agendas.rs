//! The agenda templates that teams follow, by name.

use std::{collections::HashMap, sync::Arc};

use domain::agenda::Agenda;

/// The templates known to the server. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Agendas {
    by_id: Arc<HashMap<String, Arc<Agenda>>>,
    fallback: Arc<Agenda>,
}

impl Agendas {
    /// The given templates; the first also serves workshops whose template has disappeared.
    /// Without any template there is nothing to run, hence `None`.
    pub fn new(agendas: impl IntoIterator<Item = Agenda>) -> Option<Self> {
        let agendas: Vec<Arc<Agenda>> = agendas.into_iter().map(Arc::new).collect();
        let fallback = Arc::clone(agendas.first()?);
        let by_id = agendas
            .into_iter()
            .map(|agenda| (agenda.id.clone(), agenda))
            .collect();
        Some(Self {
            by_id: Arc::new(by_id),
            fallback,
        })
    }

    /// The template with this name, or the fallback.
    pub fn get(&self, id: &str) -> Arc<Agenda> {
        Arc::clone(self.by_id.get(id).unwrap_or(&self.fallback))
    }
}
