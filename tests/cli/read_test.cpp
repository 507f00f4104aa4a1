// What `laut read` makes of files, folders and streams, good and bad.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "cli/run.h"

namespace laut::test {
namespace {

constexpr std::string_view article = "Der Hafen bleibt zu, sagte Bürgermeisterin Ines Thode am Montag.\n";

testing::AssertionResult has(const std::string& text, std::string_view part) {
  if (text.find(part) != std::string::npos) return testing::AssertionSuccess();
  return testing::AssertionFailure() << "no \"" << part << "\" in: " << text;
}

Where input(std::string_view bytes) {
  Where where;
  where.input = bytes;
  return where;
}

/// The ids of JSON Lines, in order, a blank behind each.
std::string ids(const std::string& jsonl) {
  std::string out;
  constexpr std::string_view mark = "{\"schema\":\"laut.document/1\",\"id\":\"";
  for (std::size_t at = jsonl.find(mark); at != std::string::npos; at = jsonl.find(mark, at)) {
    at += mark.size();
    out += jsonl.substr(at, jsonl.find('"', at) - at) + ' ';
  }
  return out;
}

TEST(Read, FileStandardInputAndDashGiveTheSame) {
  const Folder folder;
  const std::string path = folder.file("stdin.txt", article);
  const Outcome file = laut({"read", path}), dash = laut({"read", "-"}, input(article)),
                none = laut({"read"}, input(article));
  EXPECT_EQ(file.status, 0) << file.err;
  EXPECT_EQ(file.err, "");
  EXPECT_TRUE(has(file.out, "\"text\": \"Der Hafen bleibt zu"));
  EXPECT_EQ(file.out, dash.out);
  EXPECT_EQ(file.out, none.out);
}

TEST(Read, OptionsBecomeMetadata) {
  const Outcome run = laut({"read", "--format", "jsonl", "--published", "2024-06-18", "--outlet", "Küstenbote",
                            "--title", "Hafen \"zu\"", "--url", "https://example.org/1", "--language", "de", "-"},
                           input(article));
  EXPECT_EQ(run.status, 0) << run.err;
  for (const char* part :
       {R"("title":{"value":"Hafen \"zu\"","origin":"option"})", R"("outlet":{"value":"Küstenbote","origin":"option"})",
        R"("published":{"value":"2024-06-18","origin":"option"})"})
    EXPECT_TRUE(has(run.out, part));
}

TEST(Read, RulesAndScoresAreChosenOnTheCommandLine) {
  const Where where = input("Die Ministerin sagte, das Gesetz komme im Mai.");
  const Outcome all = laut({"read", "--json", "--model", "rules", "-"}, where);
  EXPECT_EQ(all.status, 0) << all.err;
  EXPECT_NE(all.out.find("indirect.verb-second"), std::string::npos);
  const Outcome none = laut({"read", "--json", "--model", "rules", "--min-score", "0.99", "-"}, where);
  EXPECT_EQ(none.status, 0) << none.err;
  EXPECT_EQ(none.out.find("indirect.verb-second"), std::string::npos);
}

TEST(Read, EveryFormat) {
  const std::pair<const char*, const char*> cases[] = {
      {"json", "{\n  \"schema\": \"laut.document/1\""},
      {"jsonl", "{\"schema\":\"laut.document/1\""},
      {"text", "Der Hafen bleibt zu"},
      {"conllu", "# newdoc id = stdin\n"},
      {"timeml", "<TEXT>"},
  };
  for (const auto& [format, part] : cases) {
    const Outcome run = laut({"read", "--format", format, "-"}, input(article));
    EXPECT_EQ(run.status, 0) << format << run.err;
    EXPECT_TRUE(has(run.out, part)) << format;
  }
  EXPECT_EQ(laut({"read", "--json", "-"}, input(article)).out, laut({"read", "-"}, input(article)).out);
}

TEST(Read, MissingAndUnreadableFilesAreToldAndTheRestIsRead) {
  const Folder folder;
  const std::string good = folder.file("gut.txt", article), locked = folder.file("zu.txt", article),
                    missing = folder.path("fehlt.txt");
  ::chmod(locked.c_str(), 0);
  const Outcome run = laut({"read", "--format", "jsonl", missing, locked, good});
  EXPECT_EQ(run.status, 1);
  EXPECT_TRUE(has(run.err, "laut: " + missing + ": cannot be read: No such file or directory (check the path)\n"));
  if (::geteuid() != 0) {
    EXPECT_TRUE(has(run.err, "laut: " + locked + ": cannot be read: Permission denied (check its permissions)\n"));
  }
  EXPECT_TRUE(has(ids(run.out), "gut "));
}

TEST(Read, EmptyAndBinaryFilesAreRefused) {
  const Folder folder;
  const std::string empty = folder.file("leer.txt", ""), blank = folder.file("nur-leerzeichen.txt", " \n\t\n");
  const std::string binary = folder.file("bild.txt", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0", 20));
  const std::string good = folder.file("gut.txt", article);
  for (const std::string& path : {empty, blank, binary}) {
    const Outcome run = laut({"read", "--format", "jsonl", path, good});
    EXPECT_EQ(run.status, 1) << path;
    EXPECT_TRUE(run.err.starts_with("laut: " + path + ": ")) << run.err;
    EXPECT_EQ(lines(run.err), 1u) << run.err;
    EXPECT_EQ(ids(run.out), "gut ") << path;
  }
}

TEST(Read, InvalidBytesAreMendedCountedAndWarnedOf) {
  const Folder folder;
  const std::string path = folder.file("kaputt.txt", "Größe „x“ sagte er: \xFF\xC3( gut, ä ö ü.\n");
  const Outcome run = laut({"read", "--format", "jsonl", path});
  EXPECT_EQ(run.status, 0);
  EXPECT_TRUE(has(run.out, "\uFFFD\uFFFD( gut"));
  EXPECT_TRUE(has(run.err, "laut: " + path + ": 2 bytes were not UTF-8 and became U+FFFD"));
  EXPECT_EQ(laut({"read", "--quiet", "--format", "jsonl", path}).err, "");
  const Outcome strict = laut({"read", "--strict", "--format", "jsonl", path});
  EXPECT_EQ(strict.status, 1);
  EXPECT_EQ(strict.out, "");
  EXPECT_TRUE(strict.err.starts_with("laut: " + path + ":")) << strict.err;
}

TEST(Read, AMalformedLineIsToldWithItsNumberAndTheRestIsRead) {
  const Folder folder;
  const std::string path = folder.file("viele.jsonl",
                                       "{\"id\":\"a\",\"text\":\"Es regnet, sagte sie.\"}\n\n{\"id\":\"b\",\"text\":\n"
                                       "{\"id\":\"c\",\"text\":\"Es schneit, sagte er.\"}\n{\"id\":\"d\"}\n");
  for (const char* jobs : {"1", "3"}) {
    const Outcome run = laut({"read", "--format", "jsonl", "--jobs", jobs, path});
    EXPECT_EQ(run.status, 1);
    EXPECT_EQ(ids(run.out), "a c ");
    EXPECT_TRUE(has(run.err, "laut: " + path + ":3: "));
    EXPECT_TRUE(has(run.err, "laut: " + path + ":5: "));
  }
}

TEST(Read, OutputIsTheSameWhateverTheNumberOfThreads) {
  const Folder folder;
  std::string jsonl;
  for (int i = 0; i < 150; ++i) {
    jsonl += "{\"id\":\"n" + std::to_string(i) + "\",\"text\":\"" +
             times("Die Lage sei ernst, sagte er am Dienstag. ", 1 + static_cast<std::size_t>(i * 37 % 50)) + "\"}\n";
    if (i < 40) folder.file("ordner/" + std::to_string(i) + ".txt", times(article, static_cast<std::size_t>(40 - i)));
  }
  const std::string many = folder.file("viele.jsonl", jsonl), missing = folder.path("fehlt.txt");
  for (const char* format : {"jsonl", "conllu", "text"}) {
    const Outcome one = laut({"read", "--format", format, "--jobs", "1", many, missing, folder.path("ordner")});
    const Outcome four = laut({"read", "--format", format, "--jobs", "4", many, missing, folder.path("ordner")});
    EXPECT_EQ(one.status, 1);
    EXPECT_EQ(four.status, 1);
    EXPECT_GT(one.out.size(), 20000u);
    EXPECT_TRUE(one.out == four.out) << format;
    EXPECT_EQ(one.err, four.err);
  }
}

TEST(Read, FoldersAreReadInOrderWithoutHiddenAndForeignFiles) {
  const Folder folder;
  for (const char* name :
       {"b.txt", "a/z.txt", "a/.verborgen.txt", ".git/x.txt", "c.TXT", "bild.png", "a/a.jsonl", "notiz"})
    folder.file(name, std::string_view(name).ends_with("jsonl")
                          ? "{\"id\":\"zeile\",\"text\":\"Es taut, sagte sie.\"}\n"
                          : article);
  std::filesystem::create_directory_symlink(folder.path(), folder.path("a/kreis"));
  const Outcome run = laut({"read", "--format", "jsonl", folder.path()});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_EQ(ids(run.out), "zeile z b c ");
}

TEST(Read, AFolderWithoutArticlesIsAnError) {
  const Folder folder;
  folder.file("bild.png", "x");
  const Outcome run = laut({"read", folder.path()});
  EXPECT_EQ(run.status, 1);
  EXPECT_TRUE(has(run.err, "holds no articles (files must end in .txt"));
}

TEST(Read, OneFileADocumentInAFolder) {
  const Folder folder;
  const std::string path =
      folder.file("viele.jsonl",
                  "{\"id\":\"../böse\",\"text\":\"Es regnet, sagte sie.\"}\n{\"id\":\"zwei\",\"text\":\"Es taut.\"}\n"
                  "{\"id\":\"zwei\",\"text\":\"Es friert.\"}\n");
  const std::string out = folder.path("aus/tief");
  const Outcome run = laut({"read", "--format", "timeml", "--out", out, path});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_EQ(run.out, "");
  EXPECT_TRUE(has(content(out + "/_._böse.tml"), "Es regnet"));
  EXPECT_TRUE(has(content(out + "/zwei.tml"), "Es taut"));
  EXPECT_TRUE(has(content(out + "/zwei-2.tml"), "Es friert"));
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(out), std::filesystem::directory_iterator()), 3);
}

TEST(Read, ASinkThatFailsIsTold) {
  const Folder folder;
  const std::string file = folder.file("keine-mappe", "x");
  const Outcome run = laut({"read", "--out", file, "-"}, input(article));
  EXPECT_EQ(run.status, 1);
  EXPECT_TRUE(has(run.err, "cannot be written")) << run.err;
  if (std::filesystem::exists("/dev/full")) {
    Where full = input(article);
    full.out_path = "/dev/full";
    const Outcome no_space = laut({"read", "-"}, full);
    EXPECT_EQ(no_space.status, 1);
    EXPECT_TRUE(has(no_space.err, "No space left on device"));
  }
}

TEST(Read, AClosedPipeEndsItQuietly) {
  const Folder folder;
  const std::string path =
      folder.file("viele.jsonl", times("{\"id\":\"a\",\"text\":\"Es regnet, sagte sie.\"}\n", 3000));
  for (const char* jobs : {"1", "2"}) {
    Where where;
    where.closed_output = true;
    const Outcome run = laut({"read", "--format", "jsonl", "--jobs", jobs, path}, where);
    EXPECT_EQ(run.status, 0);
    EXPECT_EQ(run.err, "");
  }
}

TEST(Read, AnInterruptEndsItWithItsNumber) {
  for (const int signal : {SIGINT, SIGTERM}) {
    Where where = input(article);
    where.signal = signal;
    const Outcome run = laut({"read", "--format", "jsonl", "-"}, where);
    EXPECT_EQ(run.status, 128 + signal);
    EXPECT_EQ(run.err, "");
    EXPECT_TRUE(run.out.empty() || run.out.ends_with("}\n"));
  }
}

TEST(Read, DocumentsThatAreDoneAreWrittenBeforeAnInterruptEndsIt) {
  const Folder folder;
  const std::string path = folder.file("viele.jsonl", times("{\"id\":\"a\",\"text\":\"Es regnet, sagte sie.\"}\n", 50));
  Where where;
  where.signal = SIGINT;
  const Outcome run = laut({"read", "--format", "jsonl", "--jobs", "3", path, "-"}, where);
  EXPECT_EQ(run.status, 130);
  EXPECT_EQ(lines(run.out), 50u);
  EXPECT_TRUE(run.out.ends_with("}\n"));
}

TEST(Read, AFileOverOneGibibyteIsRefusedUnread) {
  const Folder folder;
  const std::string path = folder.file("riese.txt", "");
  std::error_code code;
  std::filesystem::resize_file(path, (std::uint64_t{1} << 30) + 1, code);  // sparse: takes no space
  if (code) GTEST_SKIP() << code.message();
  const Outcome run = laut({"read", path});
  EXPECT_EQ(run.status, 1);
  EXPECT_TRUE(has(run.err, "laut: " + path + ": is larger than 1 GiB (split it into several files)"));
  EXPECT_LT(run.peak_kib, 300000);
}

TEST(Read, ColourOnlyWhereItIsWanted) {
  struct Case {
    std::vector<std::string> arguments, environment;
    bool terminal, colour;
  };
  const Case cases[] = {
      {{"read", "--format", "text", "-"}, {}, false, false},
      {{"read", "--format", "text", "--color", "always", "-"}, {}, false, true},
      {{"read", "--format", "text", "--color", "always", "-"}, {"NO_COLOR=1"}, false, true},
      {{"read", "-"}, {}, true, true},
      {{"read", "-"}, {"NO_COLOR=1"}, true, false},
      {{"read", "-"}, {"NO_COLOR="}, true, true},
      {{"read", "-"}, {"TERM=dumb"}, true, false},
      {{"read", "--no-color", "-"}, {}, true, false},
      {{"read", "--color", "never", "-"}, {}, true, false},
      {{"read", "--format", "jsonl", "-"}, {}, true, false},
      {{"explain", "-"}, {}, true, true},
  };
  for (const Case& c : cases) {
    Where where = input(article);
    where.environment = c.environment;
    where.terminal = c.terminal;
    const Outcome run = laut(c.arguments, where);
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_TRUE(has(run.out, "Hafen"));
    EXPECT_EQ(run.out.find('\x1b') != std::string::npos, c.colour) << run.out;
  }
}

TEST(Read, ATerminalGetsTheTextViewInItsWidth) {
  Where where = input(times("Der Hafen bleibt zu, sagte sie. ", 20));
  where.terminal = true;
  const Outcome run = laut({"read", "--no-color", "-"}, where);
  EXPECT_EQ(run.out.find("\"schema\""), std::string::npos);
  std::size_t widest = 0;
  for (std::size_t from = 0, end; (end = run.out.find('\n', from)) != std::string::npos; from = end + 1)
    widest = std::max(widest, end - from);
  EXPECT_GT(widest, 60u);
  EXPECT_LE(widest, 84u) << "80 columns, some of two bytes";
}

TEST(Read, EscapesInTheTextNeverReachTheTerminal) {
  const Outcome run = laut({"read", "--format", "text", "--color", "never", "-"},
                           input("Der \x1b]0;Titel\x07Hafen \x1b[2Jbleibt zu, sagte sie.\n"));
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_EQ(run.out.find('\x1b'), std::string::npos);
  EXPECT_TRUE(has(run.out, "\uFFFD[2Jbleibt"));
}

TEST(Read, TimeAndMemoryGrowWithTheTextAndNoFaster) {
  const Folder folder;
  const std::string sentence =
      "Die Brücke werde „bald wieder öffnen“, teilte das Amt am Dienstag mit, rund 400 Pendler warteten. ";
  const std::string one = folder.file("eins.txt", times(sentence, 10000)),
                    four = folder.file("vier.txt", times(sentence, 40000));
  const Outcome a = laut({"read", "--format", "jsonl", one}), b = laut({"read", "--format", "jsonl", four});
  EXPECT_EQ(a.status, 0) << a.err;
  EXPECT_EQ(b.status, 0) << b.err;
  EXPECT_LT(b.cpu_seconds, 8 * a.cpu_seconds + 0.1) << "1 MB took " << a.cpu_seconds << " s";
  EXPECT_LT(b.peak_kib, 4 * a.peak_kib + 50000) << "1 MB took " << a.peak_kib << " KiB";
}

TEST(ReadCommand, ClaimsAndEventsAreTablesAndCsvWithOneHeader) {
  const Folder folder;
  folder.file("in/a.txt", "Nordkorea lieferte Russland Munition. Karla Renn sagte, der Hafen sei gesperrt.\n");
  folder.file("in/b.txt", "Der Minister reiste nach Wien.\n");
  const Outcome table = laut({"read", "--format", "claims", folder.path("in")});
  EXPECT_EQ(table.status, 0) << table.err;
  EXPECT_TRUE(has(table.out, "a  2 claims\n")) << table.out;
  EXPECT_TRUE(has(table.out, "  CT+  Karla Renn")) << table.out;
  const Outcome claims = laut({"read", "--format", "claims-csv", folder.path("in")});
  EXPECT_TRUE(claims.out.starts_with("document,claim,begin,end,text,factuality,")) << claims.out;
  EXPECT_EQ(claims.out.find("document,claim", 1), std::string::npos);
  EXPECT_EQ(lines(claims.out), 4u) << claims.out;
  EXPECT_TRUE(has(claims.out, "article > Karla Renn")) << claims.out;
  const Outcome events = laut({"read", "--format", "events-csv", "--out", folder.path("out"), folder.path("in")});
  EXPECT_EQ(events.status, 0) << events.err;
  EXPECT_TRUE(content(folder.path("out/a.csv")).starts_with("document,event,begin,end,trigger,type,"));
  EXPECT_TRUE(has(content(folder.path("out/a.csv")), ",lieferte,TRANSFER,,CT+,"));
}

}  // namespace
}  // namespace laut::test
