import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.provider.JpaSystemProvider;
import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import ca.uhn.fhir.jpa.test.config.TestR4Config;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.provider.ResourceProviderFactory;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * HAPI's own JPA server, on H2 in memory, as HAPI's tests set it up. It is sent transactions, one a line of standard input, each of them twice; what it
 * holds of each is asked for in two ways and printed, a line each: the number of the transaction and a bundle. What does not hold is said and ends with 1.
 */
public final class Server {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static String base;
  private static int wrong;

  public static void main(String[] arguments) throws Exception {
    var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    // What the libraries print of their own is no result.
    System.setOut(System.err);
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
    var server = start();
    send("PUT", "Patient/example", "{\"resourceType\":\"Patient\",\"id\":\"example\"}", 201);
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    int bundles = 0, resources = 0;
    for (String line; (line = lines.readLine()) != null; bundles++) {
      var sent = JSON.readTree(line);
      boolean known = bundles % 2 == 0 && bearsIdentifierOfOthers(sent);
      if (known) {
        createPatient(sent);
      }
      var places = new ArrayList<String>();
      var answer = send("POST", "", line, 200);
      for (int at = 0; at < answer.get("entry").size(); at++) {
        var response = answer.get("entry").get(at).get("response");
        boolean isPatient = sent.get("entry").get(at).get("resource").get("resourceType").asText().equals("Patient");
        expect(response.get("status").asText().startsWith(known && isPatient ? "200" : "201"), bundles, "a resource was not created: " + response.get("status"));
        places.add(response.get("location").asText().replaceAll("/_history/.*", ""));
      }
      resources += places.size();
      out.println(bundles + "\t" + each(places));
      out.println(bundles + "\t" + everything(places));
      var before = counts();
      send("POST", "", line, 200);
      expect(counts().equals(before), bundles, "sent again, it made something: " + before + " became " + counts());
    }
    out.flush();
    System.err.printf("clients: fhir: %d transactions to HAPI %s, a JPA server on H2: %d resources; each sent twice; %d wrong%n",
        bundles, ca.uhn.fhir.util.VersionUtil.getVersion(), resources, wrong);
    server.stop();
    System.exit(wrong == 0 && bundles > 0 ? 0 : 1);
  }

  private static org.eclipse.jetty.server.Server start() throws Exception {
    var spring = new AnnotationConfigApplicationContext(TestR4Config.class);
    var rest = new RestfulServer(spring.getBean(FhirContext.class));
    rest.registerProviders(spring.getBean("myResourceProvidersR4", ResourceProviderFactory.class).createProviders());
    rest.registerProvider(spring.getBean(JpaSystemProvider.class));
    rest.setPagingProvider(spring.getBean(DatabaseBackedPagingProvider.class));
    var server = new org.eclipse.jetty.server.Server(0);
    var handler = new ServletContextHandler();
    handler.addServlet(new ServletHolder(rest), "/fhir/*");
    server.setHandler(handler);
    server.start();
    base = server.getURI().resolve("/fhir/").toString();
    return server;
  }

  /** Whether the patient is told by an identifier that is not ours. */
  private static boolean bearsIdentifierOfOthers(JsonNode sent) {
    return patient(sent) instanceof ObjectNode patient && patient.get("identifier").size() > 1;
  }

  private static JsonNode patient(JsonNode sent) {
    for (var entry : sent.get("entry")) {
      if (entry.get("resource").get("resourceType").asText().equals("Patient")) {
        return entry.get("resource");
      }
    }
    return null;
  }

  /** The server has this patient already, with what it knows and without our identifier. */
  private static void createPatient(JsonNode sent) throws Exception {
    var patient = patient(sent).deepCopy();
    var identifiers = (ArrayNode) patient.get("identifier");
    for (int at = identifiers.size() - 1; at >= 0; at--) {
      if (identifiers.get(at).get("value").asText().startsWith("urn:uuid:")) {
        identifiers.remove(at);
      }
    }
    ((ObjectNode) patient).put("birthDate", "1990-01-01").remove(List.of("id", "meta"));
    send("POST", "Patient", patient.toString(), 201);
  }

  /** Each resource by its id. */
  private static JsonNode each(List<String> places) throws Exception {
    var bundle = JSON.createObjectNode().put("resourceType", "Bundle").put("type", "searchset");
    var entries = bundle.putArray("entry");
    for (String place : places) {
      entries.addObject().put("fullUrl", base + place).set("resource", send("GET", place, null, 200));
    }
    return bundle;
  }

  /** What the server itself takes for everything about the visit: `Encounter/ID/$everything`. */
  private static JsonNode everything(List<String> places) throws Exception {
    String visit = places.stream().filter(place -> place.startsWith("Encounter/")).findFirst().orElseThrow();
    return send("GET", visit + "/$everything?_count=1000", null, 200);
  }

  private static TreeMap<String, Integer> counts() throws Exception {
    var counts = new TreeMap<String, Integer>();
    for (String kind : List.of("Composition", "Device", "DocumentReference", "Encounter", "Observation", "Patient", "Provenance", "QuestionnaireResponse",
        "RiskAssessment", "ServiceRequest")) {
      counts.put(kind, send("GET", kind + "?_summary=count", null, 200).get("total").asInt());
    }
    return counts;
  }

  private static JsonNode send(String method, String place, String body, int status) throws Exception {
    var publisher = body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
    var request = HttpRequest.newBuilder(URI.create(base + place)).method(method, publisher)
        .header("Content-Type", "application/fhir+json").header("Accept", "application/fhir+json").header("Cache-Control", "no-cache").build();
    var answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != status) {
      throw new IllegalStateException(method + " " + place.replaceAll("[0-9]+", "N") + ": " + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  private static void expect(boolean holds, int bundle, String what) {
    if (!holds) {
      wrong++;
      System.err.printf("clients: fhir: transaction %d: %s%n", bundle, what);
    }
  }
}
