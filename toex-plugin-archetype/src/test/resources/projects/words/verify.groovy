// The folder that a host takes, and the kit's report on it, both named by the plugin's id: a host
// refuses a folder with another name.
def project = new File(basedir, 'project/words-plugin')
if (!project.exists()) {
  project = basedir
}
def folder = new File(project, 'target/words-plugin')
assert folder.list().toList() == ['words-plugin-1.0.0.jar']
def report = new File(project, 'target/toex-kit/words-plugin.md').text
assert report.contains('**Passed.**')
assert new File(project, 'target/toex-kit/words-plugin.json').text.contains('"passed": true')
return true
