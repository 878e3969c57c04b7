//! The feud as a graph, for algorithms: shortest chains of answers, components, centrality.

use petgraph::graph::DiGraph;

use super::{Feud, Node, RelationKind};

impl Feud {
    /// Events and claims as nodes, relations as edges. Node `i` is event `i` while `i < events.len()`, then come the
    /// claims in order; edges stand in the order of [`Feud::relations`].
    ///
    /// petgraph's `is_cyclic_directed` and `tarjan_scc` recurse: on long chains take `toposort` and `kosaraju_scc`.
    ///
    /// ```
    /// use feudline::feud::{Node, RelationKind};
    /// use feudline::{Document, Extractor, Feud, Pack};
    /// let extractor = Extractor::new(Pack::builtin());
    /// let feud = Feud::assemble(&[extractor.extract(&Document::new("a", "马斯克起诉OpenAI。"))]);
    /// let graph = feud.graph();
    /// assert_eq!(graph.node_count(), feud.events.len() + feud.claims.len());
    /// assert_eq!(graph.edge_count(), feud.relations.len());
    /// let answers = graph.edge_weights().filter(|kind| **kind == RelationKind::RespondsTo).count();
    /// assert_eq!(answers, 0);
    /// assert!(petgraph::algo::toposort(&graph, None).is_ok());
    /// # assert!(graph.node_weights().all(|node| matches!(node, Node::Event(_) | Node::Claim(_))));
    /// ```
    #[must_use]
    pub fn graph(&self) -> DiGraph<Node, RelationKind> {
        let mut graph = DiGraph::with_capacity(self.events.len() + self.claims.len(), self.relations.len());
        let events: Vec<_> = (0..self.events.len()).map(|e| graph.add_node(Node::Event(e))).collect();
        let claims: Vec<_> = (0..self.claims.len()).map(|c| graph.add_node(Node::Claim(c))).collect();
        let index = |node: Node| match node {
            Node::Event(e) => events[e],
            Node::Claim(c) => claims[c],
        };
        for relation in &self.relations {
            graph.add_edge(index(relation.from), index(relation.to), relation.kind);
        }
        graph
    }
}
