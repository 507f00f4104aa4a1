/// The writers behind laut::write, one file each. All append to `out` and end with a line feed.
#pragma once

#include <string>
#include <string_view>

#include "laut/output.h"

namespace laut::output {

/// laut.document/1; `pretty`: indented, a list item a line.
void write_json(const Document& doc, const OutputOptions& options, bool pretty, std::string& out);
/// CoNLL-U (universaldependencies.org/format.html): ten columns, HEAD and DEPREL unset.
void write_conllu(const Document& doc, std::string& out);
/// TimeML 1.2.1: the text with TIMEX3 tags, the publication date as creation time.
void write_timeml(const Document& doc, std::string& out);
/// The marked article and the ledger of its attributions.
void write_text(const Document& doc, const OutputOptions& options, std::string& out);
/// Every item with its rule, spans and text.
void write_explain(const Document& doc, const OutputOptions& options, std::string& out);

/// Times and quantities, one a line, in columns.
void write_table(const Document& doc, const OutputOptions& options, std::string& out);
/// Times and quantities, one a row.
void write_csv(const Document& doc, std::string& out);
/// Claims or events, one a row; in columns, or as CSV.
void write_claims(const Document& doc, const OutputOptions& options, std::string& out);
void write_claims_csv(const Document& doc, std::string& out);
void write_events(const Document& doc, const OutputOptions& options, std::string& out);
void write_events_csv(const Document& doc, std::string& out);
inline constexpr std::string_view claims_csv_header =
    "document,claim,begin,end,text,factuality,stance,speaker,chain,quotation,events,rule\n";
inline constexpr std::string_view events_csv_header =
    "document,event,begin,end,trigger,type,mode,factuality,actor,recipient,object,instrument,place,time,time_value,"
    "quantity,speaker,chain,claim,rule\n";
inline constexpr std::string_view csv_header =
    "document,item,begin,end,text,type,value,mod,earliest,latest,comparator,low,high,unit,counted,rule\n";

}  // namespace laut::output
