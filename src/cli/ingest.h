/// `laut ingest` and `laut watch`: inputs through the engine into the ledger.
///
/// One thread, the owner's, reads files, fetches and writes the ledger; the pool's threads make documents. What was
/// read whole is noted in table `source`, so that a file that has not changed is not opened again.
#pragma once

#include <chrono>
#include <string>

#include "cli/ingest_report.h"
#include "cli/options.h"
#include "laut/engine.h"
#include "laut/ledger.h"

namespace laut::cli {

struct IngestOptions {
  Options reading;  ///< paths, intake, engine, data, quiet
  std::string db = "ledger.db";
  unsigned batch = 1000;     ///< articles that are committed together
  unsigned jobs = 0;        ///< threads that read; 0: one a core
  bool json = false;        ///< the summary as JSON
  bool pages = true;        ///< fetch the articles that a feed names; else take what the feed has of them
  double pause = 1;         ///< seconds between two requests to a host
  unsigned timeout = 30;    ///< seconds
  unsigned recheck = 3600;  ///< seconds until a page that was fetched is asked for again
  unsigned every = 0;       ///< watch: seconds between the ends and begins of two rounds
  unsigned rounds = 0;      ///< watch: how many; 0: until stopped
};

/// Ingests everything once, or for watch again and again. Returns the exit code.
int ingest(const IngestOptions& options);

}  // namespace laut::cli
