//! Where in their files claims stand, for documents that were read from reports.
use super::rows::{self, offset};
use super::{Store, StoreError};
use crate::model::{Place, Side, Spot, touched};
use rusqlite::Row;
use std::collections::HashSet;

impl Store {
    /// Where in its file the claim of this id stands: the first place that its words touch. `None` for a page of the web.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn spot_of(&self, claim: &str) -> Result<Option<Spot>, StoreError> {
        // A headline stands nowhere in the file: its bytes count from its own beginning.
        let sql = "SELECT x.places, c.start, c.stop FROM claims c JOIN reports x ON x.revision = c.revision
             WHERE c.id = ?1 AND c.field = 'text' ORDER BY c.revision DESC LIMIT 1";
        let read = |row: &Row<'_>| {
            let places: String = row.get(0)?;
            let places: Vec<Place> = rows::from_json("places", &places)?;
            let stretch = offset(row, 1)?..offset(row, 2)?;
            Ok(touched(&places, &stretch).first().map(Place::spot))
        };
        Ok(self.rows(sql, [claim], read)?.pop().flatten())
    }

    /// Says of each side where in its file it stands.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn locate<'s>(&self, sides: impl Iterator<Item = &'s mut Side>) -> Result<(), StoreError> {
        let sql = "SELECT d.id FROM reports x JOIN revisions r ON r.key = x.revision JOIN documents d ON d.key = r.document";
        let reports: HashSet<String> = self.rows(sql, [], |row| Ok(row.get(0)?))?.into_iter().collect();
        for side in sides.filter(|s| reports.contains(&s.document)) {
            side.place = side.claim.as_deref().map(|claim| self.spot_of(claim)).transpose()?.flatten();
        }
        Ok(())
    }
}
