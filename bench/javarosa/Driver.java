import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;

import org.javarosa.core.model.FormDef;
import org.javarosa.core.model.GroupDef;
import org.javarosa.core.model.IFormElement;
import org.javarosa.core.model.ItemsetBinding;
import org.javarosa.core.model.QuestionDef;
import org.javarosa.core.model.SelectChoice;
import org.javarosa.core.model.condition.EvaluationContext;
import org.javarosa.core.model.data.IAnswerData;
import org.javarosa.core.model.instance.FormInstance;
import org.javarosa.core.model.instance.InstanceInitializationFactory;
import org.javarosa.core.model.instance.TreeElement;
import org.javarosa.core.model.instance.TreeReference;
import org.javarosa.core.services.PropertyManager;
import org.javarosa.core.services.properties.IPropertyRules;
import org.javarosa.core.services.IPropertyManager;
import org.javarosa.model.xform.XFormsModule;
import org.javarosa.xform.util.XFormAnswerDataParser;
import org.javarosa.xform.util.XFormAnswerDataSerializer;
import org.javarosa.xform.util.XFormUtils;

/**
 * Runs forms through JavaRosa and prints what it made of them, node by node. The input is a list of
 * cases, each a form and what a person does with it; one process does all of them.
 *
 * <p>Input, lines in UTF-8; texts are given by their length in bytes and follow on the next line:
 * <pre>
 * case ID ZONE
 * form BYTES
 * …
 * set PATH BYTES
 * …
 * add PATH
 * end
 * </pre>
 * Output, fields between tabs, with tab, line feed and backslash escaped:
 * <pre>
 * case ID
 * node PATH RELEVANT REQUIRED READONLY CONSTRAINT VALUE
 * choices PATH VALUE…
 * error TEXT
 * end
 * </pre>
 * RELEVANT, REQUIRED and READONLY are 0 or 1; CONSTRAINT is 0, 1, E (failed) or - (none, or nothing
 * to check). After the last answer the whole form is computed once more, as when a saved form is
 * opened again, so that the result does not depend on the order of answers.
 */
public final class Driver {
    private final DataInputStream in;
    private final PrintStream out;

    private Driver(DataInputStream in, PrintStream out) {
        this.in = in;
        this.out = out;
    }

    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(new BufferedOutputStream(System.out, 1 << 16), false, "UTF-8");
        // Whatever JavaRosa logs must not mix with the answers.
        System.setOut(System.err);
        new XFormsModule().registerModule();
        PropertyManager.setPropertyManager(new NoProperties());
        new Driver(new DataInputStream(new java.io.BufferedInputStream(System.in, 1 << 16)), out).run();
        out.flush();
    }

    private void run() throws IOException {
        String line;
        while ((line = readLine()) != null) {
            String[] head = line.split(" ");
            if (!head[0].equals("case")) {
                throw new IOException("expected a case, not " + line);
            }
            TimeZone zone = TimeZone.getTimeZone(head[2]);
            TimeZone.setDefault(zone);
            org.joda.time.DateTimeZone.setDefault(org.joda.time.DateTimeZone.forTimeZone(zone));
            out.print("case\t" + head[1] + "\n");
            runCase();
            out.print("end\n");
        }
    }

    private void runCase() throws IOException {
        List<String[]> steps = new ArrayList<>();
        String xml = "";
        String line;
        while (!(line = readLine()).equals("end")) {
            String[] parts = line.split(" ");
            switch (parts[0]) {
                case "form":
                    xml = readText(Integer.parseInt(parts[1]));
                    break;
                case "set":
                    steps.add(new String[] {"set", parts[1], readText(Integer.parseInt(parts[2]))});
                    break;
                default:
                    steps.add(new String[] {"add", parts[1]});
            }
        }
        try {
            FormDef form = XFormUtils.getFormFromInputStream(
                new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
            form.initialize(true, new InstanceInitializationFactory());
            for (String[] step : steps) {
                apply(form, step);
            }
            form.initialize(false, new InstanceInitializationFactory());
            StringBuilder report = new StringBuilder();
            describe(form, form.getMainInstance().getRoot(), "", report);
            choices(form, form, report);
            out.print(report);
        } catch (Exception | StackOverflowError e) {
            out.print("error\t" + escape(String.valueOf(e.getMessage())) + "\n");
        }
    }

    private static void apply(FormDef form, String[] step) throws Exception {
        FormInstance instance = form.getMainInstance();
        TreeReference ref = reference(step[1]);
        if (step[0].equals("add")) {
            TreeElement parent = instance.resolveReference(ref.getParentRef());
            ref.setMultiplicity(ref.size() - 1, parent.getChildMultiplicity(ref.getNameLast()));
            List<IFormElement> elements = new ArrayList<>();
            List<Integer> indexes = new ArrayList<>();
            if (!findRepeat(form, ref.genericize(), elements, indexes)) {
                throw new IllegalArgumentException("no repeat at " + step[1]);
            }
            List<Integer> multiplicities = new ArrayList<>();
            for (IFormElement element : elements) {
                boolean repeat = element instanceof GroupDef && ((GroupDef) element).getRepeat();
                int level = FormInstance.unpackReference(element.getBind()).size() - 1;
                multiplicities.add(repeat ? ref.getMultiplicity(level) : 0);
            }
            form.createNewRepeat(form.buildIndex(indexes, multiplicities, elements));
            return;
        }
        TreeElement node = instance.resolveReference(ref);
        IAnswerData data = step[2].trim().isEmpty()
            ? null : XFormAnswerDataParser.getAnswerData(step[2], node.getDataType());
        form.setValue(data, ref, true);
    }

    /** The way through the controls to the repeat bound to {@code wanted}. */
    private static boolean findRepeat(
        IFormElement parent, TreeReference wanted, List<IFormElement> elements, List<Integer> indexes) {
        for (int i = 0; parent.getChildren() != null && i < parent.getChildren().size(); i++) {
            IFormElement child = parent.getChild(i);
            elements.add(child);
            indexes.add(i);
            boolean repeat = child instanceof GroupDef && ((GroupDef) child).getRepeat();
            if (repeat && FormInstance.unpackReference(child.getBind()).genericize().equals(wanted)) {
                return true;
            }
            if (findRepeat(child, wanted, elements, indexes)) {
                return true;
            }
            elements.remove(elements.size() - 1);
            indexes.remove(indexes.size() - 1);
        }
        return false;
    }

    /** {@code /data/person[2]/age}; without a number it is the first. */
    private static TreeReference reference(String path) {
        TreeReference ref = TreeReference.rootRef();
        for (String step : path.substring(1).split("/")) {
            int bracket = step.indexOf('[');
            String name = bracket < 0 ? step : step.substring(0, bracket);
            int number = bracket < 0 ? 1 : Integer.parseInt(step.substring(bracket + 1, step.length() - 1));
            ref.add(name, number - 1);
        }
        return ref;
    }

    private static void describe(FormDef form, TreeElement node, String parent, StringBuilder report) {
        String path = parent + "/" + node.getName();
        if (node.isRepeatable()) {
            path += "[" + (node.getMult() + 1) + "]";
        }
        IAnswerData value = node.getValue();
        String text = value == null ? "" : String.valueOf(new XFormAnswerDataSerializer().serializeAnswerData(value));
        report.append("node\t").append(path)
            .append('\t').append(node.isRelevant() ? 1 : 0)
            .append('\t').append(node.isRequired() ? 1 : 0)
            .append('\t').append(node.isEnabled() ? 0 : 1)
            .append('\t').append(constraint(form, node, value))
            .append('\t').append(escape(text)).append('\n');
        for (int i = 0; i < node.getNumChildren(); i++) {
            TreeElement child = node.getChildAt(i);
            if (child.getMult() >= 0) {
                describe(form, child, path, report);
            }
        }
    }

    private static String constraint(FormDef form, TreeElement node, IAnswerData value) {
        if (node.getConstraint() == null || value == null || !node.isRelevant()) {
            return "-";
        }
        try {
            return form.evaluateConstraint(node.getRef(), value) ? "1" : "0";
        } catch (RuntimeException e) {
            return "E";
        }
    }

    private static void choices(FormDef form, IFormElement element, StringBuilder report) {
        if (element instanceof QuestionDef) {
            ItemsetBinding itemset = ((QuestionDef) element).getDynamicChoices();
            if (itemset == null) {
                return;
            }
            TreeReference generic = FormInstance.unpackReference(element.getBind());
            EvaluationContext context = form.getEvaluationContext();
            for (TreeReference ref : context.expandReference(generic)) {
                TreeElement node = form.getMainInstance().resolveReference(ref);
                IAnswerData answer = node.getValue();
                report.append("choices\t").append(printed(form, ref));
                for (SelectChoice choice : itemset.getChoices(form, ref)) {
                    report.append('\t').append(escape(choice.getValue()));
                }
                report.append('\n');
                // Listing choices takes away answers that are not offered; the next list may filter by them.
                node.setAnswer(answer);
            }
        } else if (element.getChildren() != null) {
            for (IFormElement child : element.getChildren()) {
                choices(form, child, report);
            }
        }
    }

    private static String printed(FormDef form, TreeReference ref) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < ref.size(); i++) {
            TreeElement node = form.getMainInstance().resolveReference(ref.getSubReference(i));
            path.append('/').append(ref.getName(i));
            if (node != null && node.isRepeatable()) {
                path.append('[').append(ref.getMultiplicity(i) + 1).append(']');
            }
        }
        return path.toString();
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
    }

    private String readLine() throws IOException {
        java.io.ByteArrayOutputStream line = new java.io.ByteArrayOutputStream();
        int next = in.read();
        if (next < 0) {
            return null;
        }
        while (next >= 0 && next != '\n') {
            line.write(next);
            next = in.read();
        }
        return line.toString("UTF-8");
    }

    private String readText(int bytes) throws IOException {
        byte[] text = new byte[bytes];
        in.readFully(text);
        if (in.read() != '\n') {
            throw new EOFException("a text is longer than it says");
        }
        return new String(text, StandardCharsets.UTF_8);
    }

    /** A device that knows nothing of itself. */
    private static final class NoProperties implements IPropertyManager {
        @Override
        public List<String> getProperty(String name) {
            return new ArrayList<>();
        }

        @Override
        public void setProperty(String name, String value) {
        }

        @Override
        public void setProperty(String name, List<String> value) {
        }

        @Override
        public String getSingularProperty(String name) {
            return "";
        }

        @Override
        public void addRules(IPropertyRules rules) {
        }

        @Override
        public List<IPropertyRules> getRules() {
            return new ArrayList<>();
        }
    }
}
