import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.QueryBuilder;

/**
 * A search library at its best: an index of texts merged into one segment, asked by one thread, six facets counted by doc values.
 *
 *   java -cp ... LuceneSearch.java <texts> <index folder> <times>
 *
 * A line of `texts` is a day number, six facet values (several with a bar between) and the text, with tabs between; the whole is
 * indexed so many times. Prints a line when that is done. Then each line read is words to be found; the answer is a line with the
 * nanoseconds it took, a space and the number of hits.
 */
public final class LuceneSearch {
  private static final int FACETS = 6;
  private static final int PAGE = 25;

  public static void main(String[] arguments) throws Exception {
    PrintStream output = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (FSDirectory directory = FSDirectory.open(Path.of(arguments[1]))) {
      index(directory, Path.of(arguments[0]), Integer.parseInt(arguments[2]));
      output.println("indexed");
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        answer(reader, output);
      }
    }
  }

  private static FacetsConfig facets() {
    FacetsConfig config = new FacetsConfig();
    for (int facet = 0; facet < FACETS; facet++) config.setMultiValued("facet" + facet, true);
    return config;
  }

  private static void index(FSDirectory directory, Path texts, int times) throws Exception {
    FacetsConfig config = facets();
    IndexWriterConfig settings = new IndexWriterConfig(new FinnishAnalyzer()).setRAMBufferSizeMB(256);
    try (IndexWriter writer = new IndexWriter(directory, settings)) {
      for (int time = 0; time < times; time++) {
        try (BufferedReader lines = Files.newBufferedReader(texts, StandardCharsets.UTF_8)) {
          for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            writer.addDocument(config.build(document(line.split("\t", FACETS + 2))));
          }
        }
      }
      writer.forceMerge(1);
    }
  }

  private static Document document(String[] cells) {
    Document document = new Document();
    document.add(new NumericDocValuesField("day", Long.parseLong(cells[0])));
    for (int facet = 0; facet < FACETS; facet++) {
      for (String value : cells[facet + 1].split("\\|")) {
        if (!value.isEmpty()) document.add(new SortedSetDocValuesFacetField("facet" + facet, value));
      }
    }
    document.add(new TextField("text", cells[FACETS + 1], Field.Store.NO));
    return document;
  }

  private static void answer(DirectoryReader reader, PrintStream output) throws Exception {
    IndexSearcher searcher = new IndexSearcher(reader);
    // Every question is to be answered, not remembered.
    searcher.setQueryCache(null);
    QueryBuilder builder = new QueryBuilder(new FinnishAnalyzer());
    DefaultSortedSetDocValuesReaderState state = new DefaultSortedSetDocValuesReaderState(reader);
    Sort newest = new Sort(new SortField("day", SortField.Type.LONG, true));
    BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String words = input.readLine(); words != null; words = input.readLine()) {
      long startedAt = System.nanoTime();
      var query = builder.createBooleanQuery("text", words, org.apache.lucene.search.BooleanClause.Occur.MUST);
      FacetsCollector hits = new FacetsCollector();
      long found = 0;
      if (query != null) {
        found = FacetsCollector.search(searcher, query, PAGE, newest, hits).totalHits.value;
        SortedSetDocValuesFacetCounts counts = new SortedSetDocValuesFacetCounts(state, hits);
        for (int facet = 0; facet < FACETS; facet++) counts.getTopChildren(PAGE, "facet" + facet);
        found = hits.getMatchingDocs().stream().mapToLong(matching -> matching.totalHits).sum();
      }
      output.println((System.nanoTime() - startedAt) + " " + found);
    }
  }
}
