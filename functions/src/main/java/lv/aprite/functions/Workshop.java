package lv.aprite.functions;

import java.util.List;
import java.util.function.Supplier;
import lv.aprite.engine.run.Progress;
import lv.aprite.engine.run.Settings;
import lv.aprite.engine.work.Scratch;
import lv.aprite.publication.catalog.PublicBase;
import lv.aprite.publication.deed.Deeds;
import lv.aprite.publication.release.Derived;
import lv.aprite.publication.release.EngineProcessor;
import lv.aprite.publication.store.Stores;

/// All that deeds are done with here: the three stores and the machine.
///
/// @param base where the open store is served
/// @param threads that one file may keep busy
/// @param scratches room for one run, each time anew
record Workshop(Stores stores, PublicBase base, int threads, Supplier<Scratch> scratches) {
  /// Deeds that tell no view: others are woken by the log entries that are written.
  Deeds deeds(Progress watch) {
    return deeds(watch, List.of());
  }

  Deeds deeds(Progress watch, List<Derived> derived) {
    EngineProcessor engine =
        new EngineProcessor(stores, Settings.ofThreads(threads), scratches, _ -> watch);
    return new Deeds(stores, base, engine, derived);
  }
}
