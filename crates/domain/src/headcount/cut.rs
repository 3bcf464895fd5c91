//! How strongly things hang together.

/// The smallest weight, above none, of the edges that hold two parts of a graph together.
/// `weights` gives the weight of the edge between any two vertices, 0 where there is none, and
/// reads the same in both directions. Nothing for a graph without edges.
///
/// After Stoer and Wagner: A simple min-cut algorithm (1997). Parts that do not hang together at
/// all are joined on the way, which changes no other cut.
pub fn smallest_cut(mut weights: Vec<Vec<u32>>) -> Option<u32> {
    let mut vertices: Vec<usize> = (0..weights.len()).collect();
    let mut smallest = None;
    while vertices.len() > 1 {
        let (before, last, cut) = phase(&weights, &vertices)?;
        if cut > 0 {
            smallest = Some(smallest.map_or(cut, |smallest: u32| smallest.min(cut)));
        }
        vertices.retain(|vertex| *vertex != last);
        for vertex in vertices.iter().copied().filter(|vertex| *vertex != before) {
            let joined = weights[before][vertex] + weights[last][vertex];
            (weights[before][vertex], weights[vertex][before]) = (joined, joined);
        }
    }
    smallest
}

/// Gathers the vertices, always the one that hangs most on those gathered. The weight with which
/// the last one hangs on all others is that of the smallest cut between it and the one before.
fn phase(weights: &[Vec<u32>], vertices: &[usize]) -> Option<(usize, usize, u32)> {
    let mut left = vertices.to_vec();
    let mut drawn = vec![0; weights.len()];
    let (mut before, mut last) = (None, None);
    while let Some(next) = left.iter().copied().max_by_key(|vertex| drawn[*vertex]) {
        left.retain(|vertex| *vertex != next);
        for vertex in &left {
            drawn[*vertex] += weights[next][*vertex];
        }
        (before, last) = (last, Some(next));
    }
    let last = last?;
    Some((before?, last, drawn[last]))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn graph(vertices: usize, edges: &[(usize, usize, u32)]) -> Vec<Vec<u32>> {
        let mut weights = vec![vec![0; vertices]; vertices];
        for (left, right, weight) in edges.iter().filter(|(left, right, _)| left != right) {
            weights[*left][*right] += weight;
            weights[*right][*left] += weight;
        }
        weights
    }

    /// By trying every way to part the vertices.
    fn tried(weights: &[Vec<u32>]) -> Option<u32> {
        let vertices = 0..weights.len();
        let cut = |parts: u32| -> u32 {
            let pairs = vertices
                .clone()
                .flat_map(|left| (0..left).map(move |right| (left, right)));
            pairs
                .filter(|(left, right)| (parts >> left) & 1 != (parts >> right) & 1)
                .map(|(left, right)| weights[left][right])
                .sum()
        };
        (0..1 << weights.len())
            .map(cut)
            .filter(|cut| *cut > 0)
            .min()
    }

    #[test]
    fn the_weakest_link_counts() {
        for (vertices, edges, expected) in [
            (0, &[][..], None),
            (3, &[], None),
            (2, &[(0, 1, 4)], Some(4)),
            (3, &[(0, 1, 4), (1, 2, 1)], Some(1)),
            (3, &[(0, 1, 4), (1, 2, 1), (2, 0, 1)], Some(2)),
            (4, &[(0, 1, 5), (2, 3, 3)], Some(3)),
        ] {
            assert_eq!(smallest_cut(graph(vertices, edges)), expected, "{edges:?}");
        }
    }

    proptest! {
        #[test]
        fn no_other_way_to_part_is_smaller(
            vertices in 0_usize..8,
            edges in prop::collection::vec((0_usize..8, 0_usize..8, 0_u32..4), 0..16),
        ) {
            let within = |(left, right, _): &(usize, usize, u32)| *left < vertices && *right < vertices;
            let edges: Vec<_> = edges.into_iter().filter(within).collect();
            let weights = graph(vertices, &edges);
            prop_assert_eq!(smallest_cut(weights.clone()), tried(&weights));
        }
    }
}
