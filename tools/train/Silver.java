// Labels sentences with Stanford CoreNLP's German models: universal tags, dependencies, names.
//
//   java -cp 'corenlp/*' Silver.java [--ner] < sentences > labelled
//
// In: a sentence a line, its words separated by blanks (the words of laut's own segmentation). Out: a word a line,
// form TAB tag TAB head TAB relation TAB name class, an empty line behind every sentence. Run at training time only.
import edu.stanford.nlp.ie.crf.CRFClassifier;
import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.ling.TaggedWord;
import edu.stanford.nlp.parser.nndep.DependencyParser;
import edu.stanford.nlp.tagger.maxent.MaxentTagger;
import edu.stanford.nlp.trees.GrammaticalStructure;
import edu.stanford.nlp.trees.TypedDependency;
import edu.stanford.nlp.util.CoreMap;
import edu.stanford.nlp.util.ArrayCoreMap;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

public class Silver {
  static final String MODELS = "edu/stanford/nlp/models/";

  static List<CoreLabel> labels(String line) {
    List<CoreLabel> sentence = new ArrayList<>();
    int at = 0;
    for (String form : line.trim().split(" ")) {
      CoreLabel label = new CoreLabel();
      label.setWord(form);
      label.setValue(form);
      label.setOriginalText(form);
      label.setIndex(sentence.size() + 1);
      label.setBeginPosition(at);
      label.setEndPosition(at + form.length());
      at += form.length() + 1;
      sentence.add(label);
    }
    return sentence;
  }

  public static void main(String[] args) throws Exception {
    MaxentTagger tagger = new MaxentTagger(MODELS + "pos-tagger/german-ud.tagger");
    Properties none = new Properties();
    DependencyParser parser = DependencyParser.loadFromModelFile(MODELS + "parser/nndep/UD_German.gz", none);
    CRFClassifier<CoreLabel> namer = CRFClassifier.getClassifier(MODELS + "ner/german.distsim.crf.ser.gz");
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream out = new PrintStream(new java.io.BufferedOutputStream(System.out, 1 << 16), false, "UTF-8");
    for (String line; (line = in.readLine()) != null; ) {
      if (line.isBlank()) continue;
      List<CoreLabel> sentence = labels(line);
      tagger.tagCoreLabels(sentence);
      CoreMap map = new ArrayCoreMap();
      map.set(CoreAnnotations.TokensAnnotation.class, sentence);
      GrammaticalStructure tree = parser.predict(map);
      int[] heads = new int[sentence.size() + 1];
      String[] relations = new String[sentence.size() + 1];
      for (TypedDependency d : tree.typedDependencies()) {
        heads[d.dep().index()] = d.gov().index();
        relations[d.dep().index()] = d.reln().toString();
      }
      List<CoreLabel> named = namer.classify(sentence);
      for (int i = 0; i < sentence.size(); ++i)
        out.println(sentence.get(i).word() + "\t" + sentence.get(i).tag() + "\t" + heads[i + 1] + "\t"
            + relations[i + 1] + "\t" + named.get(i).get(CoreAnnotations.AnswerAnnotation.class));
      out.println();
    }
    out.flush();
  }
}
