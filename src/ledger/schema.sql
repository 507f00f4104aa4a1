-- The ledger, version 1 (PRAGMA user_version, set by src/ledger/migrations.cpp). One SQLite file; STRICT tables; statements are only ever added.
--
-- A statement is what one reading of one text says: it belongs to a revision and is never changed. What is derived from
-- statements (article.latest, revision.origin, shingle, search, actor.stands_for, event.case_id, "case", and what is marked as
-- derived below) may be made again from
-- them at any time. The application_id is 0x6C617574 ("laut").
-- Offsets are [first, last) in code points of the revision's text. Days are ISO 8601 text. Moments are Unix seconds.
-- Actors are kept as they were first met; merging and splitting them are rows of `decision`, and `stands_for` follows.


CREATE TABLE engine (             -- what read the texts
  id INTEGER PRIMARY KEY,
  version TEXT NOT NULL UNIQUE    -- program, data and model: a statement is only as good as its reader
) STRICT;

CREATE TABLE outlet (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE article (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,       -- its address without fragment and tracking parameters; else outlet and name; else path
  latest INTEGER                  -- derived: newest revision
) STRICT;

CREATE TABLE revision (
  id INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES article,
  number INTEGER NOT NULL,        -- 1 for the first
  hash BLOB NOT NULL,             -- XXH3-128 of text, title, outlet and dates: the same again changes nothing
  engine INTEGER NOT NULL REFERENCES engine,
  seen INTEGER NOT NULL,          -- when it was ingested
  name TEXT NOT NULL,             -- id of the document
  url TEXT,
  outlet INTEGER REFERENCES outlet,
  title TEXT,
  published TEXT, updated TEXT,
  agency TEXT,                    -- credited agency, where one is
  text BLOB NOT NULL,             -- zstd, UTF-8
  length INTEGER NOT NULL,        -- code points
  sentences BLOB NOT NULL,        -- of every sentence: code points since the end of the one before, and its length (LEB128)
  shingles INTEGER,               -- derived: how many different word shingles the text has
  origin INTEGER,                 -- derived: first revision of the group of near duplicates it belongs to (itself where alone)
  UNIQUE (article, number)
) STRICT;
CREATE INDEX revision_origin ON revision (origin);
CREATE INDEX revision_published ON revision (published);
CREATE INDEX revision_outlet ON revision (outlet, published, origin);   -- days and origins of an outlet without its texts

CREATE INDEX revision_facts ON revision (id, article, origin, outlet, published);       -- what filters ask for, dense: rows are long with texts
CREATE INDEX revision_agency ON revision (agency) WHERE agency IS NOT NULL;

-- Derived: a sample of the text's word shingles by their hashes, so that revisions that share some are compared.
CREATE TABLE shingle (
  value INTEGER NOT NULL, revision INTEGER NOT NULL,
  PRIMARY KEY (value, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE actor (              -- who or what is met across articles
  id INTEGER PRIMARY KEY,
  type TEXT NOT NULL,             -- PERSON, ORG, GPE ...
  name TEXT NOT NULL,
  qid TEXT, country TEXT, kind TEXT,
  stands_for INTEGER              -- derived from `decision`: the actor it was merged into, else itself
) STRICT;
CREATE INDEX actor_stands_for ON actor (stands_for);
CREATE UNIQUE INDEX actor_qid ON actor (qid) WHERE qid IS NOT NULL;

CREATE TABLE actor_name (         -- every name, folded for look-up
  folded TEXT NOT NULL, actor INTEGER NOT NULL REFERENCES actor, name TEXT NOT NULL,
  PRIMARY KEY (folded, actor)
) STRICT, WITHOUT ROWID;

CREATE INDEX actor_name_actor ON actor_name (actor);

CREATE TABLE actor_role (         -- offices met with it, and when they were met
  actor INTEGER NOT NULL REFERENCES actor, role TEXT NOT NULL,
  first_day TEXT, last_day TEXT,  -- of publication
  PRIMARY KEY (actor, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE decision (           -- merges, splits and their undoing, by people
  id INTEGER PRIMARY KEY,
  made INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('merge', 'split', 'undo')),
  actor INTEGER, other INTEGER,   -- merge: actor stands for other from now on; split: actor stands for itself again
  undone INTEGER REFERENCES decision,
  note TEXT
) STRICT;

CREATE TABLE mention (            -- entities of a revision: which actor, how often, where first
  revision INTEGER NOT NULL REFERENCES revision, actor INTEGER NOT NULL REFERENCES actor,
  times INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
  PRIMARY KEY (revision, actor)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL REFERENCES revision,
  number INTEGER NOT NULL,
  sentence INTEGER NOT NULL,
  first INTEGER NOT NULL, last INTEGER NOT NULL,
  spans TEXT,                     -- "b-e b-e" where it has several parts; else NULL
  said_as TEXT,                   -- type of the quotation; NULL for the article's own statements
  speaker INTEGER REFERENCES actor,  -- actor of the innermost link; NULL where there is none or it is not known who
  unnamed INTEGER NOT NULL,       -- 1: the text says that there is a source and not who
  factuality TEXT NOT NULL,
  stance TEXT,
  day TEXT,                       -- of publication: when it was said in print
  print INTEGER NOT NULL          -- hash of its folded words: the same claim in another revision
) STRICT;
CREATE INDEX claim_revision ON claim (revision, number);
CREATE INDEX claim_speaker ON claim (speaker, day) WHERE speaker IS NOT NULL;

CREATE TABLE link (               -- the sources behind the article, outermost (1) first, the innermost last; none: its own claim
  claim INTEGER NOT NULL REFERENCES claim, position INTEGER NOT NULL,
  kind TEXT NOT NULL,             -- outlet, speaker
  actor INTEGER REFERENCES actor, unnamed INTEGER NOT NULL,
  first INTEGER, last INTEGER,    -- the words for it; NULL where there are none
  PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_actor ON link (actor, claim) WHERE actor IS NOT NULL;

CREATE TABLE event (
  id INTEGER PRIMARY KEY,
  claim INTEGER NOT NULL REFERENCES claim,
  type TEXT NOT NULL, mode TEXT,
  factuality TEXT NOT NULL,
  first INTEGER NOT NULL, last INTEGER NOT NULL,  -- trigger
  earliest TEXT, latest TEXT,     -- days it may lie in; the day of publication bounds what is told as done
  case_id INTEGER                 -- derived
) STRICT;
CREATE INDEX event_claim ON event (claim);
CREATE INDEX event_case ON event (case_id) WHERE case_id IS NOT NULL;

CREATE TABLE participant (
  event INTEGER NOT NULL REFERENCES event, position INTEGER NOT NULL,
  role TEXT NOT NULL, actor INTEGER REFERENCES actor,
  word TEXT,                      -- lemma of its head: Munition
  first INTEGER, last INTEGER,
  PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX participant_actor ON participant (actor, event) WHERE actor IS NOT NULL;

CREATE TABLE quantity (
  claim INTEGER NOT NULL REFERENCES claim, position INTEGER NOT NULL,
  event INTEGER REFERENCES event,
  value REAL, low REAL, high REAL,  -- a bound that is open is NULL
  comparator TEXT NOT NULL, unit TEXT, counted TEXT,
  first INTEGER NOT NULL, last INTEGER NOT NULL,
  PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX quantity_event ON quantity (event) WHERE event IS NOT NULL;

CREATE TABLE time (
  claim INTEGER NOT NULL REFERENCES claim, position INTEGER NOT NULL,
  event INTEGER REFERENCES event,
  type TEXT NOT NULL, value TEXT NOT NULL, earliest TEXT, latest TEXT,
  first INTEGER NOT NULL, last INTEGER NOT NULL,
  PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE relation (
  revision INTEGER NOT NULL REFERENCES revision, position INTEGER NOT NULL,
  kind TEXT NOT NULL, actor INTEGER NOT NULL REFERENCES actor, other INTEGER REFERENCES actor,
  role TEXT, since TEXT, until TEXT, first INTEGER, last INTEGER,
  PRIMARY KEY (revision, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE disclosure (
  revision INTEGER NOT NULL REFERENCES revision, position INTEGER NOT NULL,
  kind TEXT NOT NULL, value TEXT, first INTEGER NOT NULL, last INTEGER NOT NULL,
  PRIMARY KEY (revision, position)
) STRICT, WITHOUT ROWID;

-- Derived: claims about one event (src/ledger/cases.h): same type, participants that agree, days in common, same goods.
CREATE TABLE "case" (
  id INTEGER PRIMARY KEY,
  type TEXT NOT NULL,
  actor INTEGER, recipient INTEGER, place INTEGER,    -- actors that are met as such; NULL where none is
  goods TEXT,                     -- lemma of the object
  earliest TEXT NOT NULL, latest TEXT NOT NULL,       -- days that all its statements have in common; 0001-01-01 and 9999-12-31: open
  events INTEGER NOT NULL, origins INTEGER NOT NULL,  -- statements of newest revisions, and from how many independent origins
  conflict INTEGER NOT NULL       -- bits: 1 numbers disagree, 2 some deny what others say
) STRICT;
CREATE INDEX case_actor ON "case" (type, actor, latest) WHERE actor IS NOT NULL;
CREATE INDEX case_recipient ON "case" (type, recipient, latest) WHERE recipient IS NOT NULL;
CREATE INDEX case_place ON "case" (type, place, latest) WHERE place IS NOT NULL;
CREATE INDEX case_origins ON "case" (origins);  -- the most told first
CREATE INDEX case_conflict ON "case" (latest) WHERE conflict > 0;

-- Derived (src/ledger/tallies.h), of newest revisions alone, so that no question reads all statements. Days count from 1970-01-01.

CREATE TABLE about (              -- claims whose events an actor takes part in, or that name it; the newest stand last
  actor INTEGER NOT NULL, day INTEGER NOT NULL, claim INTEGER NOT NULL,
  PRIMARY KEY (actor, day, claim)
) STRICT, WITHOUT ROWID;

CREATE TABLE act (                -- events an actor takes part in, by the first day they may lie in, else the last, else that of print
  actor INTEGER NOT NULL, day INTEGER NOT NULL, event INTEGER NOT NULL,
  PRIMARY KEY (actor, day, event)
) STRICT, WITHOUT ROWID;

CREATE TABLE actor_tally (        -- articles that mention it; claims it is the innermost source of, and how sure; claims it passes on; its events
  actor INTEGER PRIMARY KEY,
  articles INTEGER NOT NULL, said INTEGER NOT NULL, relayed INTEGER NOT NULL, acts INTEGER NOT NULL,
  certain INTEGER NOT NULL, hedged INTEGER NOT NULL, denied INTEGER NOT NULL
) STRICT;
CREATE INDEX actor_tally_said ON actor_tally (said) WHERE said > 0;

CREATE TABLE outlet_tally (       -- what it has published
  outlet INTEGER PRIMARY KEY,
  articles INTEGER NOT NULL, said INTEGER NOT NULL, certain INTEGER NOT NULL, hedged INTEGER NOT NULL, denied INTEGER NOT NULL
) STRICT;

CREATE TABLE flow (               -- events of one type between the same two with the same goods; 0 and '' where they are not told
  id INTEGER PRIMARY KEY,
  actor INTEGER NOT NULL, recipient INTEGER NOT NULL, type TEXT NOT NULL, goods TEXT NOT NULL,
  statements INTEGER NOT NULL,
  UNIQUE (actor, recipient, type, goods)
) STRICT;
CREATE INDEX flow_statements ON flow (statements);
CREATE INDEX flow_type ON flow (type, statements);
CREATE INDEX flow_goods ON flow (goods, statements);
CREATE INDEX flow_recipient ON flow (recipient);

CREATE TABLE flow_event (
  flow INTEGER NOT NULL, revision INTEGER NOT NULL, event INTEGER NOT NULL,
  PRIMARY KEY (flow, revision, event)
) STRICT, WITHOUT ROWID;

CREATE TABLE goods (              -- words for objects, folded and back to front: a compound stands behind its last part
  reversed TEXT NOT NULL, word TEXT NOT NULL,
  PRIMARY KEY (reversed, word)
) STRICT, WITHOUT ROWID;

-- What was fetched and with which result, so that nothing is asked for or read twice.
CREATE TABLE source (
  address TEXT PRIMARY KEY,       -- feed, page or file
  etag TEXT, modified TEXT,       -- for conditional requests; of a file: size and mtime
  fetched INTEGER, status INTEGER
) STRICT, WITHOUT ROWID;

-- Derived: sentences, by German stems; rowid = revision * 1048576 + sentence. Nothing is ranked by the lengths of sentences, which
-- are not kept (columnsize).
CREATE VIRTUAL TABLE search USING fts5 (text, content = '', columnsize = 0, tokenize = 'german');
