// Whole saved pages: every paragraph gets its kind, and the text tells its metadata.
#include <gtest/gtest.h>

#include "intake/dates.h"
#include "intake/paragraphs.h"
#include "intake/support.h"

namespace laut::test {
namespace {

struct Line {
  BlockKind kind;
  const char* text;
};

/// A page of one paragraph a line, separated by blank lines, with the kind each must get.
Article page(const std::vector<Line>& lines) {
  std::string text;
  for (const Line& l : lines) text += std::string(text.empty() ? "" : "\n\n").append(l.text);
  const Outcome out = read(text);
  EXPECT_EQ(out.articles.size(), 1u);
  const Article& a = out.articles.at(0);
  EXPECT_EQ(a.blocks.size(), lines.size());
  for (std::size_t i = 0; i < std::min(lines.size(), a.blocks.size()); ++i)
    EXPECT_EQ(to_string(a.blocks[i].kind), to_string(lines[i].kind))
        << lines[i].text << "  (" << a.blocks[i].rule << ")";
  return a;
}

using enum BlockKind;

TEST(Labels, RegionalPaper) {
  const Article a = page({
      {heading, "Lokales"},
      {title, "Hochwasser: Drei Brücken bleiben gesperrt"},
      {teaser,
       "Nach dem Dauerregen der vergangenen Tage entspannt sich die Lage nur langsam. Der Landrat warnt vor neuen "
       "Niederschlägen."},
      {dateline, "20.06.2024, 08:15 Uhr"},
      {dateline, "Aktualisiert: 20.06.2024, 11:03 Uhr"},
      {badge, "Lesezeit: 3 Minuten"},
      {share, "Artikel anhören"},
      {share, "Per E-Mail versenden"},
      {caption, "Foto: Max Muster"},
      {body,
       "Musterstadt (dpa/lby) - Nach den schweren Regenfällen im Landkreis bleiben drei Brücken bis mindestens "
       "Donnerstag gesperrt."},
      {badge, "Anzeige"},
      {body,
       "Landrat Peter Huber (parteilos) sagte, die Pegel seien in der Nacht um 40 Zentimeter gefallen. \"Wir sind noch "
       "nicht über den Berg.\""},
      {badge, "Nur hier"},
      {body, "Der Deutsche Wetterdienst erwartet für Freitag weitere Gewitter."},
      {badge, "Nur hier"},
      {heading, "Wie die Feuerwehr hilft"},
      {body,
       "Mehr als 400 Helfer waren im Einsatz, sagte Kreisbrandrat Josef Maier am Mittwoch. Viele Keller seien "
       "vollgelaufen."},
      {share, "Haben Sie einen Fehler entdeckt? Schreiben Sie uns!"},
      {notice, "© dpa-infocom, dpa:240620-99-123456/2"},
      {related, "Meistgelesen"},
      {related, "Freibad öffnet später"},
      {related, "Unfall auf der Bundesstraße"},
      {share, "24 Kommentare"},
  });
  EXPECT_EQ(a.title.value, "Hochwasser: Drei Brücken bleiben gesperrt");
  EXPECT_EQ(a.title.origin, "text");
  EXPECT_EQ(a.published.value, "2024-06-20T08:15");
  EXPECT_EQ(a.updated.value, "2024-06-20T11:03");
  ASSERT_EQ(a.agencies.size(), 1u);
  EXPECT_EQ(a.agencies[0].value, "dpa");
  EXPECT_EQ(text_of(a, a.agencies[0].span), "dpa");
}

TEST(Labels, BroadcasterPage) {
  const Article a = page({
      {navigation, "Zum Inhalt springen"},
      {navigation, "Startseite > Inland > Gesellschaft"},
      {title, "Gewerkschaft ruft im Nahverkehr zu Warnstreiks auf"},
      {dateline, "Stand: 14.02.2024, 17:42 Uhr"},
      {teaser,
       "Fahrgäste im Norden müssen sich am Freitag auf Ausfälle einstellen. Die Gewerkschaft will den Druck erhöhen."},
      {byline, "Von Clara Winter und Jonas van der Berg, ARD-Studio Hamburg"},
      {caption, "Ein leerer Bahnsteig in Kiel | Bildquelle: dpa"},
      {body,
       "Die Gewerkschaft hat für Freitag zu ganztägigen Warnstreiks aufgerufen, teilte ein Sprecher in Hannover am "
       "Morgen mit."},
      {related, "Lesen Sie auch: Wann Fahrgäste ihr Geld zurückbekommen"},
      {heading, "Was Pendler jetzt wissen müssen"},
      {body,
       "Wer auf den Bus angewiesen ist, sollte sich früh um eine Alternative kümmern, rät der Fahrgastverband am "
       "Donnerstag."},
      {list, "• In Hamburg fahren die U-Bahnen."},
      {list, "• In Kiel fallen fast alle Busse aus."},
      {notice, "Mit Informationen von Clara Winter, ARD-Studio Hamburg"},
      {notice, "Dieses Thema im Programm: NDR Info berichtete am 14. Februar 2024."},
  });
  ASSERT_EQ(a.authors.size(), 2u);
  EXPECT_EQ(a.authors[0].value, "Clara Winter");
  EXPECT_EQ(a.authors[1].value, "Jonas van der Berg");
  EXPECT_EQ(a.published.value, "2024-02-14T17:42");
}

TEST(Labels, BoxesAtTheEnd) {
  page({
      {body,
       "Die Regierung in Wien plant nach Angaben des Kanzlers vom Montag eine neue Abgabe auf Flugreisen innerhalb "
       "Europas."},
      {body,
       "Die Luftfahrtbranche lehnt die Abgabe ab und verweist auf die hohen Gebühren an den Flughäfen des Landes."},
      {author_box, "Über die Gesprächspartnerin"},
      {author_box, "• Marta Seidl leitet das Institut für Verkehrsforschung. Sie berät die Landesregierung."},
      {sources, "Verwendete Quellen"},
      {sources, "Pressekonferenz der Fraktion am 8. September"},
      {sources, "Gespräch mit Marta Seidl"},
      {badge, "Geprüft zertifiziert Geprüft zertifiziert"},
      {notice, "\"So arbeitet die Redaktion\" erklärt, wie wir berichten und wie wir mit Fehlern umgehen."},
  });
}

TEST(Labels, RunningTextStaysBody) {
  page({
      {body, "Von Montag an gilt in der Innenstadt ein Fahrverbot, wie die Verwaltung am Freitag mitteilte."},
      {body, "Teilen wollte der Minister diese Einschätzung nicht."},
      {body, "„Mehr zum Thema werde ich heute nicht sagen“, sagte er."},
      {body, "Quelle der Ansteckung war nach Angaben des Amtes ein Brunnen in der Nähe des Marktplatzes."},
      {body, "Zur Person des Verdächtigen machte die Staatsanwaltschaft keine Angaben."},
      {body, "Das Foto zeigt nach Angaben der Polizei den mutmaßlichen Täter beim Betreten der Bank."},
  });
}

TEST(Labels, OneParagraphIsTheArticle) {
  page({{body, "Artikel teilen"}});
}

TEST(Labels, InterviewQuestionsAreNoHeadings) {
  page({
      {body,
       "Die Forscherin spricht über die Fehler der vergangenen Jahre und darüber, was sie heute anders machen würde."},
      {body, "REDAKTION: Was war der größte Fehler?"},
      {body, "Seidl: Wir haben zu lange gewartet. Das war mir schon im Januar klar, aber niemand wollte es hören."},
  });
}

TEST(Labels, NoDateGivesNoPublished) {
  EXPECT_TRUE(read("Gestern tagte der Rat.\n\nMorgen tagt er wieder.").articles.at(0).published.empty());
}

TEST(Paragraphs, HardWrappedLinesAreJoined) {
  const std::string text =
      "Der Stadtrat hat am Dienstag über den Haushalt beraten und\n"
      "nach langer Debatte beschlossen, die Abgaben nicht weiter zu\n"
      "erhöhen. Das teilte die Verwaltung am Abend mit.\n"
      "Die Opposition kritisierte den Beschluss und kündigte an, im\n"
      "Herbst einen eigenen Entwurf vorzulegen.\n";
  std::vector<Span> found;
  find_paragraphs(text, found);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_TRUE(std::string_view(text).substr(found[1].begin).starts_with("Die Opposition"));
}

TEST(Paragraphs, UnwrappedLinesAreParagraphs) {
  const std::string text =
      "Ein kurzer Titel\nDer Rat tagt am Montag.\nEs geht um den Haushalt und um drei neue Stellen im Bauamt der "
      "Stadt.\nEnde";
  std::vector<Span> found;
  find_paragraphs(text, found);
  EXPECT_EQ(found.size(), 4u);
}

TEST(Dates, AreBroughtToIso) {
  const std::pair<const char*, const char*> cases[] = {
      {"2024-06-20", "2024-06-20"},
      {"2024-06-20T18:10:00+02:00", "2024-06-20T18:10:00+02:00"},
      {"2024-06-20T18:10:00.000Z", "2024-06-20T18:10:00Z"},
      {"2024-06-20 18:10", "2024-06-20T18:10"},
      {"Stand: 20.06.2024, 18:10 Uhr", "2024-06-20T18:10"},
      {"20.6.24", "2024-06-20"},
      {"Donnerstag, 20. Juni 2024 um 18.10 Uhr", "2024-06-20T18:10"},
      {"3. März 1999", "1999-03-03"},
      {"Thu, 20 Jun 2024 18:10:00 +0200", "2024-06-20T18:10:00+02:00"},
      {"31.13.2024", ""},
      {"2024", ""},
      {"gestern", ""},
      {"", ""},
  };
  for (const auto& [given, iso] : cases) EXPECT_EQ(iso_date(given), iso) << given;
}

}  // namespace
}  // namespace laut::test
