package lv.aprite.publication.store;

/// The hub's three stores by trust.
///
/// @param inbox publishers write here, each under its own prefix
/// @param restricted only the hub: the `private` bucket
/// @param open everyone reads: the `public` bucket
public record Stores(ObjectStore inbox, ObjectStore restricted, ObjectStore open) {}
